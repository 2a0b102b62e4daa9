@NullMarked
package dev.callsheet.idempotency;

import org.jspecify.annotations.NullMarked;
