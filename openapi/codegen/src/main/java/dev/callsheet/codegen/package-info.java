/** The generators that turn the OpenAPI document into server stubs, a client and a reference. */
@NullMarked
package dev.callsheet.codegen;

import org.jspecify.annotations.NullMarked;
