/**
 * What the tests that know no family have to know of each: its fixtures, and its part of
 * x-families.
 */
@NullMarked
package dev.callsheet.contract.family;

import org.jspecify.annotations.NullMarked;
