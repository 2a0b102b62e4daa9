@NullMarked
package dev.callsheet.codegen.server;

import org.jspecify.annotations.NullMarked;
