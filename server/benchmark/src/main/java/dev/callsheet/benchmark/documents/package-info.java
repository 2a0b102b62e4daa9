/** Measures how documents are made: beside a bare library, by their size, and by the server. */
@NullMarked
package dev.callsheet.benchmark.documents;

import org.jspecify.annotations.NullMarked;
