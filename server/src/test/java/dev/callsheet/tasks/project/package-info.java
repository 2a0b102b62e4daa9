@NullMarked
package dev.callsheet.tasks.project;

import org.jspecify.annotations.NullMarked;
