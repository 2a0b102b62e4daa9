/** The tag TasksProbe: a look at a source, at once. */
@NullMarked
package dev.callsheet.tasks.probe;

import org.jspecify.annotations.NullMarked;
