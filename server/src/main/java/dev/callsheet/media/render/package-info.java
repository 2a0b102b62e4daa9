/** How a recording is rendered: which frames and samples, in which shape and encoding. */
@NullMarked
package dev.callsheet.media.render;

import org.jspecify.annotations.NullMarked;
