/** Programs that tests run and a machine may lack. */
@NullMarked
package dev.callsheet.tool;

import org.jspecify.annotations.NullMarked;
