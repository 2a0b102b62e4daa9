/**
 * The {@code clips} family: highlights of long videos are chosen and exported.
 *
 * <p>Each tag of the contract has a package below, with one controller and, where it has rules, one
 * service. Here is what they have in common.
 */
@NullMarked
package dev.callsheet.clips;

import org.jspecify.annotations.NullMarked;
