/**
 * The tag DocumentsRuns: what was made and what is on its way.
 *
 * <p>{@code RunsController} answers, {@code RunRetention} lets go what was kept long enough.
 */
@NullMarked
package dev.callsheet.documents.run;

import org.jspecify.annotations.NullMarked;
