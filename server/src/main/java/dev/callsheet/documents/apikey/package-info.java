/** The tag DocumentsApiKeys: keys of the organisation. */
@NullMarked
package dev.callsheet.documents.apikey;

import org.jspecify.annotations.NullMarked;
