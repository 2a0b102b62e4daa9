@NullMarked
package dev.callsheet.codegen;

import org.jspecify.annotations.NullMarked;
