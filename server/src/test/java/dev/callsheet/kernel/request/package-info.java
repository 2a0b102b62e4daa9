@NullMarked
package dev.callsheet.kernel.request;

import org.jspecify.annotations.NullMarked;
