/** Tests of the package of the same name. */
@NullMarked
package dev.callsheet.registry.apikey;

import org.jspecify.annotations.NullMarked;
