/** What becomes of the document in Java, on both sides: names, types, constraints, files. */
@NullMarked
package dev.callsheet.codegen.java;

import org.jspecify.annotations.NullMarked;
