/** What had to give while something was read or made. */
@NullMarked
package dev.callsheet.office.warning;

import org.jspecify.annotations.NullMarked;
