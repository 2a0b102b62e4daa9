/** The tag RegistryTransactions: how registrations come onto the ledger, and how they end. */
@NullMarked
package dev.callsheet.registry.transaction;

import org.jspecify.annotations.NullMarked;
