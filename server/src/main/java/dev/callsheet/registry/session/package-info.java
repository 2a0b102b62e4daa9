/** What a registration needs from its announcement until it is confirmed. */
@NullMarked
package dev.callsheet.registry.session;

import org.jspecify.annotations.NullMarked;
