/** The tag ClipsUsage: what is left of an organisation's units and projects. */
@NullMarked
package dev.callsheet.clips.usage;

import org.jspecify.annotations.NullMarked;
