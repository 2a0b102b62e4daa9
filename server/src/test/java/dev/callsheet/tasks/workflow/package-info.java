@NullMarked
package dev.callsheet.tasks.workflow;

import org.jspecify.annotations.NullMarked;
