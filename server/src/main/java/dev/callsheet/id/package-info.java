/** Names of stored things. */
@NullMarked
package dev.callsheet.id;

import org.jspecify.annotations.NullMarked;
