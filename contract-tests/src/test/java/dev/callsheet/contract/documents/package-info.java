/** The family documents. */
@NullMarked
package dev.callsheet.contract.documents;

import org.jspecify.annotations.NullMarked;
