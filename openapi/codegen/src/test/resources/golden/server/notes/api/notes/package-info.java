/** The operations and answers of the family {@code notes}. */
@NullMarked
package notes.api.notes;

import org.jspecify.annotations.NullMarked;
