/** Writes workbooks. */
@NullMarked
package dev.callsheet.office.xlsx;

import org.jspecify.annotations.NullMarked;
