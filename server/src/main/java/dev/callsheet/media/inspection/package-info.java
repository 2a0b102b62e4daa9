/** What a file of any medium holds, found out before anything is done with it. */
@NullMarked
package dev.callsheet.media.inspection;

import org.jspecify.annotations.NullMarked;
