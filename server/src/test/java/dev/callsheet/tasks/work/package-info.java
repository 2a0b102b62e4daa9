@NullMarked
package dev.callsheet.tasks.work;

import org.jspecify.annotations.NullMarked;
