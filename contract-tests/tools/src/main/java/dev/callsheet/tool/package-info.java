/** What tests need of a machine: programs that it may lack, and free ports. */
@NullMarked
package dev.callsheet.tool;

import org.jspecify.annotations.NullMarked;
