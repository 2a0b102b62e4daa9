@NullMarked
package dev.callsheet.codegen.reference;

import org.jspecify.annotations.NullMarked;
