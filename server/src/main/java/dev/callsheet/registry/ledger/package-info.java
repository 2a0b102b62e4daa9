/** The tag RegistryLedger: the public log, for whoever wants to check it. */
@NullMarked
package dev.callsheet.registry.ledger;

import org.jspecify.annotations.NullMarked;
