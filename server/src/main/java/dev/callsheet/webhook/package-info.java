/** Events told to the endpoints of an organisation by Standard Webhooks. */
@NullMarked
package dev.callsheet.webhook;

import org.jspecify.annotations.NullMarked;
