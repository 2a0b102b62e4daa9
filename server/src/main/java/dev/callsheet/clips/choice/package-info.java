/**
 * How clips and moments are chosen from what was measured. Nothing here knows of requests or
 * storage.
 */
@NullMarked
package dev.callsheet.clips.choice;

import org.jspecify.annotations.NullMarked;
