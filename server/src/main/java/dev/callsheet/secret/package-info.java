/** What keeps secrets out of the database, and signs what callers bring back. */
@NullMarked
package dev.callsheet.secret;

import org.jspecify.annotations.NullMarked;
