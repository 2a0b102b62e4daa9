@NullMarked
package dev.callsheet.studio;

import org.jspecify.annotations.NullMarked;
