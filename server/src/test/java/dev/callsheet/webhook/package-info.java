@NullMarked
package dev.callsheet.webhook;

import org.jspecify.annotations.NullMarked;
