/** Pages of other origins. */
@NullMarked
package dev.callsheet.contract.cors;

import org.jspecify.annotations.NullMarked;
