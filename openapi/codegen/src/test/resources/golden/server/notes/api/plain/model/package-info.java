/** The schemas of the family {@code plain}. */
@NullMarked
package notes.api.plain.model;

import org.jspecify.annotations.NullMarked;
