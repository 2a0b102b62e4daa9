/** The house rules of the document, each a failing test with a message that says how to mend it. */
@NullMarked
package dev.callsheet.contract.rules;

import org.jspecify.annotations.NullMarked;
