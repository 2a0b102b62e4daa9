package dev.callsheet.credit;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** One side of an organisation's ledger, with the sum of its postings. */
@MappedEntity("ledger_account")
record LedgerAccount(@Id String id, String organizationId, Wallet wallet, Kind kind, long balance) {
  enum Kind {
    AVAILABLE,
    HELD,
    GRANTED,
    PURCHASED,
    USED
  }
}
