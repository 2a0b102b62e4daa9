/** The tag TasksAutomations: workflows that are kept, and what begins runs of them. */
@NullMarked
package dev.callsheet.tasks.automation;

import org.jspecify.annotations.NullMarked;
