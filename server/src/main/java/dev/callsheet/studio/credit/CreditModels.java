package dev.callsheet.studio.credit;

import dev.callsheet.api.studio.model.CreditEntry;
import dev.callsheet.api.studio.model.CreditEntryKind;
import dev.callsheet.api.studio.model.TopUp;
import dev.callsheet.credit.TopUpOutcome;

/** The ledger as the contract writes it. */
final class CreditModels {
  private CreditModels() {}

  static CreditEntry creditEntry(dev.callsheet.credit.CreditEntry entry) {
    return new CreditEntry(
        entry.id(),
        switch (entry.kind()) {
          case GRANT, SETTLE, RELEASE -> CreditEntryKind.GRANT;
          case TOP_UP -> CreditEntryKind.TOP_UP;
          case CHARGE, HOLD -> CreditEntryKind.CHARGE;
        },
        entry.amount(),
        entry.balanceAfter(),
        entry.reference(),
        entry.createdAt());
  }

  static TopUp topUp(TopUpOutcome.Completed topUp) {
    return new TopUp(
        topUp.topUpId(), topUp.credits(), topUp.amountMinor(), topUp.currency(), topUp.createdAt());
  }
}
