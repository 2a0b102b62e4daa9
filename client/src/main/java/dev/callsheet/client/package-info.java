/** The client of a Callsheet server: the generated operations behind a thin facade. */
@NullMarked
package dev.callsheet.client;

import org.jspecify.annotations.NullMarked;
