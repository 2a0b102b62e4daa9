/** The Merkle tree of RFC 6962: growing it, and proving what it holds. */
@NullMarked
package dev.callsheet.transparency.merkle;

import org.jspecify.annotations.NullMarked;
