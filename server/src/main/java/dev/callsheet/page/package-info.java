/** Pages of a list, told apart by an opaque cursor. */
@NullMarked
package dev.callsheet.page;

import org.jspecify.annotations.NullMarked;
