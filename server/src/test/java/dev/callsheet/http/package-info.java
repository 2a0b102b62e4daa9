@NullMarked
package dev.callsheet.http;

import org.jspecify.annotations.NullMarked;
