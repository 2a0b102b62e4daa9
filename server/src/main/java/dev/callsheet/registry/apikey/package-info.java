/** The tag RegistryApiKeys: keys of the organisation, and where their bearers are told. */
@NullMarked
package dev.callsheet.registry.apikey;

import org.jspecify.annotations.NullMarked;
