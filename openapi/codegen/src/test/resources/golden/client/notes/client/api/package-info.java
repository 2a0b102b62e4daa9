/** What the operations of every family lean on. */
@NullMarked
package notes.client.api;

import org.jspecify.annotations.NullMarked;
