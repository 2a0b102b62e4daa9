/**
 * Everything that an operator can set: one list, which is checked at the start and printed as help.
 */
@NullMarked
package dev.callsheet.setting;

import org.jspecify.annotations.NullMarked;
