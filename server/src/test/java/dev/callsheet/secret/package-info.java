@NullMarked
package dev.callsheet.secret;

import org.jspecify.annotations.NullMarked;
