/** What pages of other origins may do. */
@NullMarked
package dev.callsheet.kernel.cors;

import org.jspecify.annotations.NullMarked;
