/** Tests of the package of the same name. */
@NullMarked
package dev.callsheet.registry.work;

import org.jspecify.annotations.NullMarked;
