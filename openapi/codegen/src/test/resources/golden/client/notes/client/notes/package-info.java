/** The operations of the family notes. */
@NullMarked
package notes.client.notes;

import org.jspecify.annotations.NullMarked;
