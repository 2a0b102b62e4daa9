/** The tag TasksWebhooks: URLs of a project that are told of the end of tasks and runs. */
@NullMarked
package dev.callsheet.tasks.webhook;

import org.jspecify.annotations.NullMarked;
