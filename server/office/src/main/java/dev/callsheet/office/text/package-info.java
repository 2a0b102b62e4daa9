/** Lines of text with a form. */
@NullMarked
package dev.callsheet.office.text;

import org.jspecify.annotations.NullMarked;
