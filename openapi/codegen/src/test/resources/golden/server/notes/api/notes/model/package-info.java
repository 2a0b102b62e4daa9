/** The schemas of the family {@code notes}. */
@NullMarked
package notes.api.notes.model;

import org.jspecify.annotations.NullMarked;
