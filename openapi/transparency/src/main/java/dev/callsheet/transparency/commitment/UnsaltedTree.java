package dev.callsheet.transparency.commitment;

import dev.callsheet.transparency.encoding.Sha256;
import dev.callsheet.transparency.encoding.Utf8;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The tree of {@link CommitmentVersion#V1}, with a leaf for every creator that a work can have. */
final class UnsaltedTree {

  static final int DEPTH = 5;

  private static final Pattern IPI = Pattern.compile("[0-9]{1,11}");
  private static final Pattern ISNI = Pattern.compile("[0-9X]{16}");
  private static final Set<CreatorRole> ROLES =
      Collections.unmodifiableSet(EnumSet.range(CreatorRole.AUTHOR, CreatorRole.ADAPTER));
  private static final Sha256 NO_CREATOR = Sha256.of(new byte[] {0});

  private UnsaltedTree() {}

  /** Returns what keeps this version from covering a work, one sentence a field; often nothing. */
  static List<Obstacle> obstacles(List<CreatorFacts> creators) {
    List<Obstacle> obstacles = new ArrayList<>();
    for (int i = 0; i < creators.size(); i++) {
      CreatorFacts creator = creators.get(i);
      if (creator.email().isEmpty()) {
        obstacles.add(obstacle(i, CreatorPart.EMAIL, "is needed by commitments of version 1"));
      }
      if (!ROLES.containsAll(creator.roles())) {
        obstacles.add(
            obstacle(
                i,
                CreatorPart.ROLES,
                "can only be author, composer, arranger and adapter in version 1"));
      }
      if (creator.ipi().filter(ipi -> !IPI.matcher(ipi).matches()).isPresent()) {
        obstacles.add(obstacle(i, CreatorPart.IPI, "has from 1 to 11 digits in version 1"));
      }
      if (creator.isni().filter(isni -> !ISNI.matcher(isni).matches()).isPresent()) {
        obstacles.add(
            obstacle(i, CreatorPart.ISNI, "has 16 digits (or X) without separators in version 1"));
      }
    }
    return obstacles;
  }

  private static Obstacle obstacle(int creator, CreatorPart part, String message) {
    return new Obstacle(FieldId.of(creator, part), message);
  }

  /** Returns a work without all that this version does not cover. */
  static WorkFacts covered(WorkFacts work) {
    return new WorkFacts(
        work.mediaSha256(),
        work.title(),
        work.creators().stream().map(UnsaltedTree::covered).toList());
  }

  static CreatorFacts covered(CreatorFacts creator) {
    return new CreatorFacts(
        creator.name(),
        creator.roles(),
        creator.ipi(),
        creator.isni(),
        creator.email(),
        Optional.empty());
  }

  static Sha256 commitment(WorkFacts work) {
    List<Sha256> level = leaves(work.creators());
    while (level.size() > 1) {
      level = above(level);
    }
    return commitment(work.mediaSha256(), work.title(), level.get(0));
  }

  static Sha256 commitment(Sha256 media, String title, Sha256 creators) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(CommitmentVersion.V1.number());
    bytes.writeBytes(media.bytes());
    text(bytes, title);
    bytes.writeBytes(creators.bytes());
    return Sha256.of(bytes.toByteArray());
  }

  /** Returns the siblings from a creator's leaf to the root. */
  static List<Sha256> path(List<CreatorFacts> creators, int position) {
    List<Sha256> path = new ArrayList<>(DEPTH);
    List<Sha256> level = leaves(creators);
    for (int at = position; level.size() > 1; at >>= 1) {
      path.add(level.get(at ^ 1));
      level = above(level);
    }
    return path;
  }

  /** Returns the root to which a path leads. */
  static Sha256 root(CreatorFacts creator, int position, List<Sha256> path) {
    Sha256 hash = leaf(creator);
    int at = position;
    for (Sha256 sibling : path) {
      hash = (at & 1) == 0 ? node(hash, sibling) : node(sibling, hash);
      at >>= 1;
    }
    return hash;
  }

  private static List<Sha256> leaves(List<CreatorFacts> creators) {
    List<Sha256> leaves = new ArrayList<>(Collections.nCopies(1 << DEPTH, NO_CREATOR));
    for (int i = 0; i < creators.size(); i++) {
      leaves.set(i, leaf(creators.get(i)));
    }
    return leaves;
  }

  private static List<Sha256> above(List<Sha256> level) {
    List<Sha256> above = new ArrayList<>(level.size() / 2);
    for (int i = 0; i < level.size(); i += 2) {
      above.add(node(level.get(i), level.get(i + 1)));
    }
    return above;
  }

  private static Sha256 node(Sha256 left, Sha256 right) {
    return Sha256.of(left.bytes(), right.bytes());
  }

  private static Sha256 leaf(CreatorFacts creator) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    text(bytes, creator.name());
    text(bytes, creator.email().orElseThrow());
    byte[] roles = creator.roleBytes();
    bytes.write(roles.length);
    bytes.writeBytes(roles);
    optional(bytes, creator.ipi());
    optional(bytes, creator.isni());
    return Sha256.of(bytes.toByteArray());
  }

  private static void optional(ByteArrayOutputStream bytes, Optional<String> text) {
    bytes.write(text.isPresent() ? 1 : 0);
    text.ifPresent(present -> text(bytes, present));
  }

  private static void text(ByteArrayOutputStream bytes, String text) {
    byte[] utf8 = Utf8.encode(text);
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      bytes.write(utf8.length >>> shift);
    }
    bytes.writeBytes(utf8);
  }
}
