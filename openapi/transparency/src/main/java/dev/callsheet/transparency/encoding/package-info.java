/** Bytes and text that have one spelling only: hashes, base64, length-prefixed fields. */
@NullMarked
package dev.callsheet.transparency.encoding;

import org.jspecify.annotations.NullMarked;
