/** Tests of the package of the same name. */
@NullMarked
package dev.callsheet.registry.session;

import org.jspecify.annotations.NullMarked;
