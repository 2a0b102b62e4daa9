/** Answers kept under an {@code Idempotency-Key}, so that a repeated request changes nothing. */
@NullMarked
package dev.callsheet.kernel.idempotency;

import org.jspecify.annotations.NullMarked;
