@NullMarked
package dev.callsheet.tasks.kind;

import org.jspecify.annotations.NullMarked;
