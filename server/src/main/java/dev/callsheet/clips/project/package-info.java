/**
 * The tag ClipsProjects: projects, which look a source over and find clips or moments.
 *
 * <p>{@code ProjectsController} answers, {@code Projects} holds the rules, {@code FetchSource} and
 * {@code AnalyseSource} are the background work.
 */
@NullMarked
package dev.callsheet.clips.project;

import org.jspecify.annotations.NullMarked;
