/**
 * The family that makes workbooks, text documents and decks. Each tag has a package of its own;
 * here is what they share.
 */
@NullMarked
package dev.callsheet.documents;

import org.jspecify.annotations.NullMarked;
