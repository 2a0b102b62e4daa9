/** How the log looks, and what it never shows. */
@NullMarked
package dev.callsheet.log;

import org.jspecify.annotations.NullMarked;
