/**
 * The house rules of a document. {@link dev.callsheet.contract.rules.HouseRules} is where to begin:
 * it reads a file and says where the file breaks which rule, and how to mend that.
 */
@NullMarked
package dev.callsheet.contract.rules;

import org.jspecify.annotations.NullMarked;
