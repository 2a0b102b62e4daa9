/**
 * Runs and how they go: their states, what they cost, how they end. What the tags of runs, tasks,
 * exports and downloads have in common.
 */
@NullMarked
package dev.callsheet.documents.work;

import org.jspecify.annotations.NullMarked;
