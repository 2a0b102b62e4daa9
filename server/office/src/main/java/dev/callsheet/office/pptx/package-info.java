/** Writes decks of slides. */
@NullMarked
package dev.callsheet.office.pptx;

import org.jspecify.annotations.NullMarked;
