@NullMarked
package dev.callsheet.tasks;

import org.jspecify.annotations.NullMarked;
