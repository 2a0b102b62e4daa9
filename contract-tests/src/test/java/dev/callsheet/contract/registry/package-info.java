/** Registers works, makes keys, and attacks both, as customers and others would. */
@NullMarked
package dev.callsheet.contract.registry;

import org.jspecify.annotations.NullMarked;
