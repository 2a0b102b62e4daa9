/** What a linter that we did not write says of the document. */
@NullMarked
package dev.callsheet.contract.lint;

import org.jspecify.annotations.NullMarked;
