/** Maintenance, which an operator switches on and off for all nodes. */
@NullMarked
package dev.callsheet.maintenance;

import org.jspecify.annotations.NullMarked;
