/** A browser, for what only a page can show. */
@NullMarked
package dev.callsheet.contract.browser;

import org.jspecify.annotations.NullMarked;
