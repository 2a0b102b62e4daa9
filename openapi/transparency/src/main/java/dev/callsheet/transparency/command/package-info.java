/** The program that verifies certificates. */
@NullMarked
package dev.callsheet.transparency.command;

import org.jspecify.annotations.NullMarked;
