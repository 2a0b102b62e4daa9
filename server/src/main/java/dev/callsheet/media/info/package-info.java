/** What is known of a recording: by its first bytes, or once it was measured. */
@NullMarked
package dev.callsheet.media.info;

import org.jspecify.annotations.NullMarked;
