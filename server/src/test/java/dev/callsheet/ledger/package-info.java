@NullMarked
package dev.callsheet.ledger;

import org.jspecify.annotations.NullMarked;
