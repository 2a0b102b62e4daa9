@NullMarked
package dev.callsheet.page;

import org.jspecify.annotations.NullMarked;
