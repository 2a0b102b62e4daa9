/** Finished files in other forms: some of our own making, some of LibreOffice's. */
@NullMarked
package dev.callsheet.office.export;

import org.jspecify.annotations.NullMarked;
