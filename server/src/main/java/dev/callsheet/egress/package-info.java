/** Outgoing HTTP to addresses that somebody else chose. */
@NullMarked
package dev.callsheet.egress;

import org.jspecify.annotations.NullMarked;
