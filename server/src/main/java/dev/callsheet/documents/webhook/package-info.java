/** The tag DocumentsWebhooks: URLs that are told of the end of runs. */
@NullMarked
package dev.callsheet.documents.webhook;

import org.jspecify.annotations.NullMarked;
