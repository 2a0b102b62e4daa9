/**
 * The tag DocumentsGenerate: documents out of outlines and data.
 *
 * <p>{@code GenerateController} answers, {@code Generation} begins runs, {@code MakeDocument} is
 * the work.
 */
@NullMarked
package dev.callsheet.documents.generate;

import org.jspecify.annotations.NullMarked;
