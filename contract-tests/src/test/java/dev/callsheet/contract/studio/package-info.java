/** Scenarios of the family studio. */
@NullMarked
package dev.callsheet.contract.studio;

import org.jspecify.annotations.NullMarked;
