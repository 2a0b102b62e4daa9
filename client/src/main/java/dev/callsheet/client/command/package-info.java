/** What the client's jar does when it is started. */
@NullMarked
package dev.callsheet.client.command;

import org.jspecify.annotations.NullMarked;
