/** Forms: their fields, and their files, which go to disk as they arrive. */
@NullMarked
package dev.callsheet.kernel.form;

import org.jspecify.annotations.NullMarked;
