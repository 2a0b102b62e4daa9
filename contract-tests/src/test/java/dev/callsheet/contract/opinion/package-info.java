/** What a checker that is not ours says about the exchanges of a run. */
@NullMarked
package dev.callsheet.contract.opinion;

import org.jspecify.annotations.NullMarked;
