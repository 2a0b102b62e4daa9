@NullMarked
package dev.callsheet.kernel.idempotency;

import org.jspecify.annotations.NullMarked;
