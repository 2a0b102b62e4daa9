/** The data of the family notes. */
@NullMarked
package notes.client.notes.model;

import org.jspecify.annotations.NullMarked;
