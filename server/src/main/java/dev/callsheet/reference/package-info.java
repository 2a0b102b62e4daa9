/**
 * The reference site: the pages generated from the document, and the viewer of the document. It
 * knows no family and no page; it sends what the build put under {@code reference}.
 */
@NullMarked
package dev.callsheet.reference;

import org.jspecify.annotations.NullMarked;
