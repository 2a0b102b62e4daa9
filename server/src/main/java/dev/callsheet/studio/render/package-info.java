/**
 * The tag StudioRenders: files that are made of assets and cuts.
 *
 * <p>{@code RendersController} answers, {@code Renders} holds the rules, {@code MakeRender} is the
 * background work.
 */
@NullMarked
package dev.callsheet.studio.render;

import org.jspecify.annotations.NullMarked;
