package dev.callsheet.transparency.commitment;

import dev.callsheet.transparency.encoding.FieldReader;
import dev.callsheet.transparency.encoding.FieldWriter;
import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.encoding.Sha256;
import dev.callsheet.transparency.merkle.InclusionProof;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One field of a {@link SaltedTree}, its salt, and the path from its leaf to the commitment. */
final class DisclosedField {

  private final FieldId field;
  private final Optional<byte[]> value;
  private final Sha256 salt;
  private final List<Sha256> path;

  DisclosedField(FieldId field, Optional<byte[]> value, Sha256 salt, List<Sha256> path) {
    this.field = field;
    this.value = value.map(byte[]::clone);
    this.salt = salt;
    this.path = List.copyOf(path);
  }

  static DisclosedField read(FieldReader reader) throws MalformedException {
    int index = reader.u16();
    if (index >= FieldId.LEAVES) {
      throw new MalformedException("A commitment has no field " + index + ".");
    }
    FieldId field = new FieldId(index);
    Optional<byte[]> value = WorkFacts.readValue(reader);
    if (value.isPresent()) {
      // Refuses bytes that no field of this form has.
      field.form().text(value.get());
    }
    Sha256 salt = reader.hash();
    int length = reader.u8();
    List<Sha256> path = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      path.add(reader.hash());
    }
    return new DisclosedField(field, value, salt, path);
  }

  void write(FieldWriter writer) {
    writer.u16(field.index());
    WorkFacts.writeValue(writer, value);
    writer.hash(salt).u8(path.size());
    path.forEach(writer::hash);
  }

  FieldId field() {
    return field;
  }

  Optional<String> text() {
    try {
      return value.isPresent() ? Optional.of(field.form().text(value.get())) : Optional.empty();
    } catch (MalformedException impossible) {
      throw new IllegalStateException("It was read before.", impossible);
    }
  }

  /** Returns the commitment to which the path leads; nothing when it leads to none. */
  Optional<Sha256> commitment() {
    return new InclusionProof(field.index(), FieldId.LEAVES, path)
        .root(SaltedTree.leaf(field, salt, value));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DisclosedField disclosed
        && field.equals(disclosed.field)
        && value.isPresent() == disclosed.value.isPresent()
        && Arrays.equals(value.orElse(new byte[0]), disclosed.value.orElse(new byte[0]))
        && salt.equals(disclosed.salt)
        && path.equals(disclosed.path);
  }

  @Override
  public int hashCode() {
    return 31 * field.hashCode() + salt.hashCode();
  }
}
