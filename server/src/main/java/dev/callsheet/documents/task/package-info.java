/** The tag DocumentsTasks: the work of runs. */
@NullMarked
package dev.callsheet.documents.task;

import org.jspecify.annotations.NullMarked;
