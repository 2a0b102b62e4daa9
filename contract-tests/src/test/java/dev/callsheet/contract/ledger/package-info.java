/** Reads the public log as anybody can, and kills the server that writes it. */
@NullMarked
package dev.callsheet.contract.ledger;

import org.jspecify.annotations.NullMarked;
