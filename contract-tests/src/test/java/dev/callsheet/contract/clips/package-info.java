/** The clips, operation by operation. */
@NullMarked
package dev.callsheet.contract.clips;

import org.jspecify.annotations.NullMarked;
