package dev.callsheet.transparency.commitment;

import dev.callsheet.transparency.encoding.FieldWriter;
import dev.callsheet.transparency.encoding.Sha256;
import dev.callsheet.transparency.merkle.InclusionProof;
import dev.callsheet.transparency.merkle.MemoryTree;
import dev.callsheet.transparency.merkle.TreeHash;
import java.util.Optional;

/** The tree of {@link CommitmentVersion#V2}, with a leaf for every field that a work can have. */
final class SaltedTree {

  private final WorkFacts work;
  private final Salt.Fields salts;
  private final MemoryTree tree = new MemoryTree();

  SaltedTree(WorkFacts work, Salt salt) {
    this.work = work;
    this.salts = salt.fields();
    for (int i = 0; i < FieldId.LEAVES; i++) {
      FieldId field = new FieldId(i);
      tree.append(leaf(field, salts.of(field), work.value(field)));
    }
  }

  static Sha256 leaf(FieldId field, Sha256 salt, Optional<byte[]> value) {
    FieldWriter entry =
        new FieldWriter()
            .u8(CommitmentVersion.V2.number())
            .u16(field.index())
            .hash(salt)
            .u8(value.isPresent() ? 1 : 0);
    value.ifPresent(entry::raw);
    return TreeHash.leaf(entry.bytes());
  }

  Sha256 commitment() {
    return tree.root();
  }

  DisclosedField disclose(FieldId field) {
    return new DisclosedField(
        field,
        work.value(field),
        salts.of(field),
        InclusionProof.read(field.index(), FieldId.LEAVES, tree).hashes());
  }
}
