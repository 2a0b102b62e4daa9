/** A server of another document, on the kernel alone. */
@NullMarked
package dev.callsheet.contract.foreign;

import org.jspecify.annotations.NullMarked;
