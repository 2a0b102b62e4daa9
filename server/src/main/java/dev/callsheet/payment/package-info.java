/** Payments: a port, and the providers behind it. */
@NullMarked
package dev.callsheet.payment;

import org.jspecify.annotations.NullMarked;
