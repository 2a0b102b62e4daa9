/** The family tasks. */
@NullMarked
package dev.callsheet.contract.tasks;

import org.jspecify.annotations.NullMarked;
