/** The document as the generators see it: operations, schemas, errors and their catalogue. */
@NullMarked
package dev.callsheet.codegen.contract;

import org.jspecify.annotations.NullMarked;
