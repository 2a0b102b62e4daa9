/** Maintenance as nodes see it. */
@NullMarked
package dev.callsheet.maintenance;

import org.jspecify.annotations.NullMarked;
