/** What tasks and probes work on: a file of the project, or what is at a URL. */
@NullMarked
package dev.callsheet.tasks.source;

import org.jspecify.annotations.NullMarked;
