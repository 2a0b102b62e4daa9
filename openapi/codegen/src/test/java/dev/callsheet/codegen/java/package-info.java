@NullMarked
package dev.callsheet.codegen.java;

import org.jspecify.annotations.NullMarked;
