/** A first organisation with keys and credits, for trying the server out. */
@NullMarked
package dev.callsheet.demo;

import org.jspecify.annotations.NullMarked;
