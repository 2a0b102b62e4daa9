/** The operations of the contract. */
@NullMarked
package notes.client.api;

import org.jspecify.annotations.NullMarked;
