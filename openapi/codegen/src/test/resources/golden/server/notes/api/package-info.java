/** The operations and answers of no family. */
@NullMarked
package notes.api;

import org.jspecify.annotations.NullMarked;
