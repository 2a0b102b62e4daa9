/**
 * Runs and their tasks on their way: how they begin, what workers do for them, how they end. What
 * the tags of tasks, runs and automations have in common.
 */
@NullMarked
package dev.callsheet.tasks.work;

import org.jspecify.annotations.NullMarked;
