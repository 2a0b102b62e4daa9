package dev.callsheet.transparency.commitment;

import dev.callsheet.transparency.encoding.FieldReader;
import dev.callsheet.transparency.encoding.FieldWriter;
import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.encoding.Utf8;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A creator as a commitment covers it. Texts are taken as they are: another case or another
 * separator is another creator.
 *
 * @param name not empty
 * @param roles at least one; their order does not matter
 * @param ipi number of an interested party
 * @param isni international standard name identifier
 * @param email address
 * @param shareBp share of the work in basis points, from 0 to 10,000
 */
public record CreatorFacts(
    String name,
    Set<CreatorRole> roles,
    Optional<String> ipi,
    Optional<String> isni,
    Optional<String> email,
    Optional<Integer> shareBp) {

  private static final int MOST_BASIS_POINTS = 10_000;

  /** Refuses what no commitment covers. */
  public CreatorFacts {
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("A creator has at least one role.");
    }
    roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
    WorkFacts.text("A creator's name", name);
    ipi.ifPresent(text -> WorkFacts.text("An IPI", text));
    isni.ifPresent(text -> WorkFacts.text("An ISNI", text));
    email.ifPresent(text -> WorkFacts.text("An e-mail address", text));
    if (shareBp.isPresent() && (shareBp.get() < 0 || shareBp.get() > MOST_BASIS_POINTS)) {
      throw new IllegalArgumentException("A share has from 0 to 10,000 basis points.");
    }
  }

  /** A creator of whom only the name and the roles are told. */
  public CreatorFacts(String name, Set<CreatorRole> roles) {
    this(name, roles, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  Optional<byte[]> value(CreatorPart part) {
    return switch (part) {
      case NAME -> Optional.of(Utf8.encode(name));
      case ROLES -> Optional.of(roleBytes());
      case IPI -> ipi.map(Utf8::encode);
      case ISNI -> isni.map(Utf8::encode);
      case EMAIL -> email.map(Utf8::encode);
      case SHARE_BP -> shareBp.map(share -> new FieldWriter().u16(share).bytes());
    };
  }

  /** Returns a byte for each role, ascending. */
  byte[] roleBytes() {
    FieldWriter writer = new FieldWriter();
    roles.forEach(role -> writer.u8(role.code()));
    return writer.bytes();
  }

  static Set<CreatorRole> roles(byte[] value) throws MalformedException {
    EnumSet<CreatorRole> roles = EnumSet.noneOf(CreatorRole.class);
    int last = -1;
    FieldReader reader = new FieldReader(value);
    while (!reader.atEnd()) {
      int next = reader.u8();
      if (next <= last) {
        throw new MalformedException("A creator's roles are not in their order.");
      }
      roles.add(CreatorRole.of(next));
      last = next;
    }
    if (roles.isEmpty()) {
      throw new MalformedException("A creator has no role.");
    }
    return roles;
  }

  static int share(byte[] value) throws MalformedException {
    FieldReader reader = new FieldReader(value);
    int share = reader.u16();
    reader.end();
    if (share > MOST_BASIS_POINTS) {
      throw new MalformedException("A creator's share is larger than the whole.");
    }
    return share;
  }
}
