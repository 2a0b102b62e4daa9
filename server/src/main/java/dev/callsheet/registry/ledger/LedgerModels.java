package dev.callsheet.registry.ledger;

import dev.callsheet.api.registry.model.ConsistencyProof;
import dev.callsheet.api.registry.model.InclusionProof;
import dev.callsheet.api.registry.model.LedgerCheckpoint;
import dev.callsheet.api.registry.model.LedgerCheckpointPage;
import dev.callsheet.ledger.PublicLog;
import dev.callsheet.page.Page;
import dev.callsheet.transparency.encoding.Sha256;
import java.util.List;

/** The log as the contract writes it. */
final class LedgerModels {
  private LedgerModels() {}

  static InclusionProof inclusion(PublicLog.Inclusion inclusion) {
    var checkpoint = inclusion.checkpoint();
    return new InclusionProof(
        inclusion.proof().index(),
        inclusion.leafHash().hex(),
        checkpoint.size(),
        checkpoint.root().hex(),
        hex(inclusion.proof().hashes()),
        checkpoint.note());
  }

  static ConsistencyProof consistency(PublicLog.Consistency consistency) {
    return new ConsistencyProof(
        consistency.from().size(),
        consistency.to().size(),
        consistency.from().root().hex(),
        consistency.to().root().hex(),
        hex(consistency.proof().hashes()));
  }

  static LedgerCheckpointPage page(Page<dev.callsheet.ledger.LedgerCheckpoint> page) {
    return new LedgerCheckpointPage(
        page.items().stream().map(LedgerModels::checkpoint).toList(), page.nextCursor());
  }

  private static LedgerCheckpoint checkpoint(dev.callsheet.ledger.LedgerCheckpoint checkpoint) {
    return new LedgerCheckpoint(
        checkpoint.size(), checkpoint.root().hex(), checkpoint.signedAt(), checkpoint.note());
  }

  private static List<String> hex(List<Sha256> hashes) {
    return hashes.stream().map(Sha256::hex).toList();
  }
}
