/** The fourth product: works of sound, registered on a ledger that anybody can check. */
@NullMarked
package dev.callsheet.registry;

import org.jspecify.annotations.NullMarked;
