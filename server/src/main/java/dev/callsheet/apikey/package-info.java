/** API keys and who presents them. */
@NullMarked
package dev.callsheet.apikey;

import org.jspecify.annotations.NullMarked;
