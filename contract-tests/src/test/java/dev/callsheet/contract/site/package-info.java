/** The reference site as its readers meet it: over HTTP, and in a browser. */
@NullMarked
package dev.callsheet.contract.site;

import org.jspecify.annotations.NullMarked;
