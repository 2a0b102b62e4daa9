/**
 * The site: the pages generated from the document, the viewer of the document, and the page of the
 * public log. It knows no family and no page; it sends what the build put under {@code reference}.
 */
@NullMarked
package dev.callsheet.reference;

import org.jspecify.annotations.NullMarked;
