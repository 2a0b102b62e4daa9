/**
 * Workflows: tasks, what each comes after and on what condition it is done. Nothing here knows of a
 * database, a file or a request.
 */
@NullMarked
package dev.callsheet.tasks.workflow;

import org.jspecify.annotations.NullMarked;
