@NullMarked
package dev.callsheet.media.info;

import org.jspecify.annotations.NullMarked;
