/** What was declared and what was seen, side by side. */
@NullMarked
package dev.callsheet.contract.coverage;

import org.jspecify.annotations.NullMarked;
