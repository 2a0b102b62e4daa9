/** The operations and answers of the OpenAPI document. */
@NullMarked
package notes.api;

import org.jspecify.annotations.NullMarked;
