/** The tag RegistryWorks: works, from their announcement to their certificates. */
@NullMarked
package dev.callsheet.registry.work;

import org.jspecify.annotations.NullMarked;
