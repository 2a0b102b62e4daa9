@NullMarked
package dev.callsheet.tasks.automation;

import org.jspecify.annotations.NullMarked;
