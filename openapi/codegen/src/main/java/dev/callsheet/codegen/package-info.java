/** The generators that turn the OpenAPI document into server stubs and a client. */
@NullMarked
package dev.callsheet.codegen;

import org.jspecify.annotations.NullMarked;
