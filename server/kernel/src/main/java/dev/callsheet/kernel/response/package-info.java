/** How answers and errors become status, headers and bytes. */
@NullMarked
package dev.callsheet.kernel.response;

import org.jspecify.annotations.NullMarked;
