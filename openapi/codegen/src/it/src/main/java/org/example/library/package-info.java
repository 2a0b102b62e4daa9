/** A library on what the generators make of its document. */
@NullMarked
package org.example.library;

import org.jspecify.annotations.NullMarked;
