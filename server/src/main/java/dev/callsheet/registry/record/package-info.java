/** The tables of works, and of the registrations that are their versions. */
@NullMarked
package dev.callsheet.registry.record;

import org.jspecify.annotations.NullMarked;
