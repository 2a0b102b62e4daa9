/** The tag ClipsWebhooks: endpoints, their secrets and their deliveries. */
@NullMarked
package dev.callsheet.clips.webhook;

import org.jspecify.annotations.NullMarked;
