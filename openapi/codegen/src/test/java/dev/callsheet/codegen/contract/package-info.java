@NullMarked
package dev.callsheet.codegen.contract;

import org.jspecify.annotations.NullMarked;
