/**
 * The tag StudioAssets: recordings from their announcement to being ready, and their subtitles.
 *
 * <p>{@code AssetsController} answers, {@link dev.callsheet.studio.asset.Assets} and {@code
 * Subtitles} hold the rules, {@code PrepareAudio} and {@code PrepareVideo} are the background work.
 */
@NullMarked
package dev.callsheet.studio.asset;

import org.jspecify.annotations.NullMarked;
