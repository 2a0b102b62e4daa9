/** The tag TasksProjects: what keeps files and tasks apart, and the keys of each. */
@NullMarked
package dev.callsheet.tasks.project;

import org.jspecify.annotations.NullMarked;
