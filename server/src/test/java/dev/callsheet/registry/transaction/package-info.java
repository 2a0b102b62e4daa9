/** Tests of the package of the same name. */
@NullMarked
package dev.callsheet.registry.transaction;

import org.jspecify.annotations.NullMarked;
