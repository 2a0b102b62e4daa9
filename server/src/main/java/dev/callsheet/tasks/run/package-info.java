/** The tag TasksRuns: executions of workflows. */
@NullMarked
package dev.callsheet.tasks.run;

import org.jspecify.annotations.NullMarked;
