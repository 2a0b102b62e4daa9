/** Tables of values, read as a stream, whose columns have types. */
@NullMarked
package dev.callsheet.office.data;

import org.jspecify.annotations.NullMarked;
