@NullMarked
package dev.callsheet.job;

import org.jspecify.annotations.NullMarked;
