/** The errors of the family plain, across operations. */
@NullMarked
package notes.client.plain.error;

import org.jspecify.annotations.NullMarked;
