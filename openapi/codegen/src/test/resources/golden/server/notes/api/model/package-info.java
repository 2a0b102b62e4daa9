/** The schemas of the OpenAPI document. */
@NullMarked
package notes.api.model;

import org.jspecify.annotations.NullMarked;
