@NullMarked
package dev.callsheet.codegen.output;

import org.jspecify.annotations.NullMarked;
