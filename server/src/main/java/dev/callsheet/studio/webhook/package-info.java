/** The tag StudioWebhooks: endpoints, their secrets and their deliveries. */
@NullMarked
package dev.callsheet.studio.webhook;

import org.jspecify.annotations.NullMarked;
