/** Administration from the command line, beside a running server or without one. */
@NullMarked
package dev.callsheet.admin;

import org.jspecify.annotations.NullMarked;
