/** What keeps secrets out of the database: hashes, and texts that only the right key opens. */
@NullMarked
package dev.callsheet.secret;

import org.jspecify.annotations.NullMarked;
