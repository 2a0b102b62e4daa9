/** What the tests of the registry need. */
@NullMarked
package dev.callsheet.registry;

import org.jspecify.annotations.NullMarked;
