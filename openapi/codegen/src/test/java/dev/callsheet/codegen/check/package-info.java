@NullMarked
package dev.callsheet.codegen.check;

import org.jspecify.annotations.NullMarked;
