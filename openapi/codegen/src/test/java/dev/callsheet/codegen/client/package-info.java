@NullMarked
package dev.callsheet.codegen.client;

import org.jspecify.annotations.NullMarked;
