/** What is made of an inspected file: one kind of conversion each, and what came of it. */
@NullMarked
package dev.callsheet.media.conversion;

import org.jspecify.annotations.NullMarked;
