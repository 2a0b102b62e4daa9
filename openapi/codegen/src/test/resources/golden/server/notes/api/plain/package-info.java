/** The operations and answers of the family {@code plain}. */
@NullMarked
package notes.api.plain;

import org.jspecify.annotations.NullMarked;
