/** The data of the family plain. */
@NullMarked
package notes.client.plain.model;

import org.jspecify.annotations.NullMarked;
