/** Writes text documents. */
@NullMarked
package dev.callsheet.office.docx;

import org.jspecify.annotations.NullMarked;
