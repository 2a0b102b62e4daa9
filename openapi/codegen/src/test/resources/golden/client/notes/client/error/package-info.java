/** The errors of the contract, across operations. */
@NullMarked
package notes.client.error;

import org.jspecify.annotations.NullMarked;
