@NullMarked
package dev.callsheet.tasks.source;

import org.jspecify.annotations.NullMarked;
