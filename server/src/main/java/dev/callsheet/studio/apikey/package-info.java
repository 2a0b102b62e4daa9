/** The tag StudioApiKeys: keys of the organisation. */
@NullMarked
package dev.callsheet.studio.apikey;

import org.jspecify.annotations.NullMarked;
