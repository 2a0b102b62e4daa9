/** The tag TasksTasks: one thing done to one source. */
@NullMarked
package dev.callsheet.tasks.task;

import org.jspecify.annotations.NullMarked;
