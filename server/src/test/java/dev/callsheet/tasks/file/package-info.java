@NullMarked
package dev.callsheet.tasks.file;

import org.jspecify.annotations.NullMarked;
