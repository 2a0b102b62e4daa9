/** The house rules, each tried on small documents that break it; and the document against them. */
@NullMarked
package dev.callsheet.contract.rules;

import org.jspecify.annotations.NullMarked;
