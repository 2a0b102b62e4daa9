/** The errors of the family notes, across operations. */
@NullMarked
package notes.client.notes.error;

import org.jspecify.annotations.NullMarked;
