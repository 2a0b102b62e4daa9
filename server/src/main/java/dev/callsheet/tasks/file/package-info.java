/** The tag TasksFiles: what is uploaded and what tasks make, and the URLs to have it by. */
@NullMarked
package dev.callsheet.tasks.file;

import org.jspecify.annotations.NullMarked;
