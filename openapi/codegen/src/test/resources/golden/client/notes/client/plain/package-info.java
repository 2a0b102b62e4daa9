/** The operations of the family plain. */
@NullMarked
package notes.client.plain;

import org.jspecify.annotations.NullMarked;
