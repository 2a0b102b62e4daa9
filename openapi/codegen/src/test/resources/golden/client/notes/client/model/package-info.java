/** The data of the contract. */
@NullMarked
package notes.client.model;

import org.jspecify.annotations.NullMarked;
