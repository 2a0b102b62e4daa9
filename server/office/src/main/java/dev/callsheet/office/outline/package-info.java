/** Reads a Markdown outline and the data that it names into a document. */
@NullMarked
package dev.callsheet.office.outline;

import org.jspecify.annotations.NullMarked;
