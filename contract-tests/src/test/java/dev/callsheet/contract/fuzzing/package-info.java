/** Requests made from the schemas, valid and mutated. */
@NullMarked
package dev.callsheet.contract.fuzzing;

import org.jspecify.annotations.NullMarked;
