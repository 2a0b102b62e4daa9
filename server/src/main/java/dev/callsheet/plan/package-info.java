/** How much an organisation may do in a family. */
@NullMarked
package dev.callsheet.plan;

import org.jspecify.annotations.NullMarked;
