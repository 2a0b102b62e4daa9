/** Answers range and conditional requests for one representation, after RFC 9110. */
@NullMarked
package dev.callsheet.http.range;

import org.jspecify.annotations.NullMarked;
