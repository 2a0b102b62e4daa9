package dev.callsheet.transparency.commitment;

import dev.callsheet.transparency.encoding.FieldReader;
import dev.callsheet.transparency.encoding.FieldWriter;
import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.encoding.Sha256;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What shows to which work a commitment belongs: all of it, or some fields of it. Whoever receives
 * one must compare {@link #commitment} with the commitment that the log holds: until then nothing
 * in it is to be believed.
 *
 * <p>Its bytes begin with its kind. 1 is the whole work of version 1; 2 one creator of it: the
 * creator's place (1 byte), a work with this creator alone, and five hashes from the creator's leaf
 * up. 3 is the salt (32) and the whole work of version 2; 4 some fields of it: their number (1),
 * and for each, in ascending order, its index (2), its value, its salt (32), the number of hashes
 * (1) and the hashes from its leaf up. A work is the number of its creators (1) and the values of
 * its fields in the order of their indices, without the reserved one. A value is the byte 0x00
 * where there is none, or 0x01, the length (2) and the bytes. Numbers are big-endian.
 */
public sealed interface Opening {

  /**
   * Reads an opening.
   *
   * @throws MalformedException for bytes that {@link #write} does not write
   */
  static Opening read(FieldReader reader) throws MalformedException {
    return switch (reader.u8()) {
      case WholeUnsalted.KIND -> WholeUnsalted.read(reader);
      case CreatorUnsalted.KIND -> CreatorUnsalted.read(reader);
      case WholeSalted.KIND -> WholeSalted.read(reader);
      case FieldsSalted.KIND -> FieldsSalted.read(reader);
      default -> throw new MalformedException("Openings of this kind are not known.");
    };
  }

  /** Writes it: a byte for its kind, and what belongs to it. */
  void write(FieldWriter writer);

  /** Returns how the commitment is made. */
  CommitmentVersion version();

  /** Returns the commitment that this opens; nothing when its parts do not fit each other. */
  Optional<Sha256> commitment();

  /** Returns the recording's hash, which every opening tells. */
  Sha256 mediaSha256();

  /**
   * Returns what is told of the work. A field that is not in the map is kept secret; one with an
   * empty value is one that the work does not have.
   */
  SortedMap<FieldId, Optional<String>> fields();

  /** Returns the work where all of it is told. */
  Optional<WorkFacts> work();

  /**
   * Returns an opening that tells some fields only, and the recording's hash.
   *
   * @param fields what to tell; of a commitment of version 1 the title is always told, and of a
   *     creator all or nothing
   * @throws IllegalArgumentException when this opening does not tell them itself, or, of a
   *     commitment of version 1, when they are not those of exactly one creator
   */
  Opening only(Collection<FieldId> fields);

  /**
   * The whole work, of which version 1 covers a part.
   *
   * @param whole without what version 1 does not cover
   */
  record WholeUnsalted(WorkFacts whole) implements Opening {

    static final int KIND = 1;

    /** Refuses a work that version 1 cannot cover. */
    public WholeUnsalted {
      whole = UnsaltedTree.covered(whole);
      if (!UnsaltedTree.obstacles(whole.creators()).isEmpty()) {
        throw new IllegalArgumentException("Version 1 does not cover this work.");
      }
    }

    static WholeUnsalted read(FieldReader reader) throws MalformedException {
      WorkFacts work = WorkFacts.read(reader);
      if (!UnsaltedTree.covered(work).equals(work)
          || !UnsaltedTree.obstacles(work.creators()).isEmpty()) {
        throw new MalformedException("The opening tells what version 1 does not cover.");
      }
      return new WholeUnsalted(work);
    }

    @Override
    public void write(FieldWriter writer) {
      writer.u8(KIND);
      whole.write(writer);
    }

    @Override
    public CommitmentVersion version() {
      return CommitmentVersion.V1;
    }

    @Override
    public Optional<Sha256> commitment() {
      return Optional.of(UnsaltedTree.commitment(whole));
    }

    @Override
    public Sha256 mediaSha256() {
      return whole.mediaSha256();
    }

    @Override
    public SortedMap<FieldId, Optional<String>> fields() {
      SortedMap<FieldId, Optional<String>> fields = texts(whole);
      fields.keySet().removeIf(field -> !isCovered(field));
      return fields;
    }

    @Override
    public Optional<WorkFacts> work() {
      return Optional.of(whole);
    }

    @Override
    public Opening only(Collection<FieldId> fields) {
      TreeSet<Integer> creators = new TreeSet<>();
      for (FieldId field : fields) {
        if (!fields().containsKey(field)) {
          throw new IllegalArgumentException("Version 1 does not cover " + field + ".");
        }
        field.creator().ifPresent(creators::add);
      }
      if (creators.size() != 1) {
        throw new IllegalArgumentException("Of version 1, one creator can be told at a time.");
      }
      int position = creators.first();
      return new CreatorUnsalted(
          whole.mediaSha256(),
          whole.title(),
          position,
          whole.creators().get(position),
          UnsaltedTree.path(whole.creators(), position));
    }

    private static boolean isCovered(FieldId field) {
      return field.equals(FieldId.MEDIA_SHA256)
          || field.equals(FieldId.TITLE)
          || field
              .creator()
              .filter(creator -> !field.equals(FieldId.of(creator, CreatorPart.SHARE_BP)))
              .isPresent();
    }

    static SortedMap<FieldId, Optional<String>> texts(WorkFacts work) {
      SortedMap<FieldId, Optional<String>> texts = new TreeMap<>();
      for (FieldId field : WorkFacts.fields(work.creators().size())) {
        texts.put(field, work.text(field));
      }
      return texts;
    }
  }

  /**
   * One creator of a commitment of version 1, besides the recording's hash and the title.
   *
   * @param mediaSha256 the recording's
   * @param title the work's
   * @param position of the creator, from 0 to 31
   * @param creator all of the creator that version 1 covers
   * @param path the five siblings from the creator's leaf up
   */
  record CreatorUnsalted(
      Sha256 mediaSha256, String title, int position, CreatorFacts creator, List<Sha256> path)
      implements Opening {

    static final int KIND = 2;

    /** Refuses a creator whom version 1 cannot cover. */
    public CreatorUnsalted {
      path = List.copyOf(path);
      if (path.size() != UnsaltedTree.DEPTH
          || position < 0
          || position >= FieldId.MOST_CREATORS
          || !UnsaltedTree.covered(creator).equals(creator)
          || !UnsaltedTree.obstacles(List.of(creator)).isEmpty()) {
        throw new IllegalArgumentException("Version 1 does not cover this creator.");
      }
    }

    static CreatorUnsalted read(FieldReader reader) throws MalformedException {
      int position = reader.u8();
      WorkFacts work = WorkFacts.read(reader);
      List<Sha256> path = new ArrayList<>(UnsaltedTree.DEPTH);
      for (int i = 0; i < UnsaltedTree.DEPTH; i++) {
        path.add(reader.hash());
      }
      if (work.creators().size() != 1 || !UnsaltedTree.covered(work).equals(work)) {
        throw new MalformedException("The opening tells what version 1 does not cover.");
      }
      try {
        return new CreatorUnsalted(
            work.mediaSha256(), work.title(), position, work.creators().get(0), path);
      } catch (IllegalArgumentException refused) {
        throw new MalformedException(refused);
      }
    }

    @Override
    public void write(FieldWriter writer) {
      writer.u8(KIND).u8(position);
      new WorkFacts(mediaSha256, title, List.of(creator)).write(writer);
      path.forEach(writer::hash);
    }

    @Override
    public CommitmentVersion version() {
      return CommitmentVersion.V1;
    }

    @Override
    public Optional<Sha256> commitment() {
      return Optional.of(
          UnsaltedTree.commitment(mediaSha256, title, UnsaltedTree.root(creator, position, path)));
    }

    @Override
    public SortedMap<FieldId, Optional<String>> fields() {
      SortedMap<FieldId, Optional<String>> alone =
          new WholeUnsalted(new WorkFacts(mediaSha256, title, List.of(creator))).fields();
      SortedMap<FieldId, Optional<String>> fields = new TreeMap<>();
      int offset =
          FieldId.of(position, CreatorPart.NAME).index() - FieldId.of(0, CreatorPart.NAME).index();
      alone.forEach(
          (field, text) ->
              fields.put(
                  field.creator().isPresent() ? new FieldId(field.index() + offset) : field, text));
      return fields;
    }

    @Override
    public Optional<WorkFacts> work() {
      return Optional.empty();
    }

    @Override
    public Opening only(Collection<FieldId> fields) {
      if (!fields().keySet().containsAll(fields)) {
        throw new IllegalArgumentException("This opening does not tell so much.");
      }
      return this;
    }
  }

  /**
   * The whole work and the salt of all its fields.
   *
   * @param salt the work's
   * @param whole all that is committed to
   */
  record WholeSalted(Salt salt, WorkFacts whole) implements Opening {

    static final int KIND = 3;

    static WholeSalted read(FieldReader reader) throws MalformedException {
      return new WholeSalted(Salt.of(reader.hash()), WorkFacts.read(reader));
    }

    @Override
    public void write(FieldWriter writer) {
      writer.u8(KIND).hash(salt.value());
      whole.write(writer);
    }

    @Override
    public CommitmentVersion version() {
      return CommitmentVersion.V2;
    }

    @Override
    public Optional<Sha256> commitment() {
      return Optional.of(new SaltedTree(whole, salt).commitment());
    }

    @Override
    public Sha256 mediaSha256() {
      return whole.mediaSha256();
    }

    @Override
    public SortedMap<FieldId, Optional<String>> fields() {
      return WholeUnsalted.texts(whole);
    }

    @Override
    public Optional<WorkFacts> work() {
      return Optional.of(whole);
    }

    @Override
    public Opening only(Collection<FieldId> fields) {
      TreeSet<FieldId> told = new TreeSet<>(fields);
      told.add(FieldId.MEDIA_SHA256);
      SaltedTree tree = new SaltedTree(whole, salt);
      return new FieldsSalted(told.stream().map(tree::disclose).toList());
    }
  }

  /** Some fields of a commitment of version 2, each with its salt and its path. */
  final class FieldsSalted implements Opening {

    static final int KIND = 4;

    private final List<DisclosedField> disclosed;

    FieldsSalted(List<DisclosedField> disclosed) {
      this.disclosed = List.copyOf(disclosed);
    }

    static FieldsSalted read(FieldReader reader) throws MalformedException {
      int count = reader.u8();
      List<DisclosedField> disclosed = new ArrayList<>();
      int last = -1;
      for (int i = 0; i < count; i++) {
        DisclosedField next = DisclosedField.read(reader);
        if (next.field().index() <= last) {
          throw new MalformedException("The disclosed fields are not in their order.");
        }
        last = next.field().index();
        disclosed.add(next);
      }
      boolean tellsMedia =
          !disclosed.isEmpty()
              && disclosed.get(0).field().equals(FieldId.MEDIA_SHA256)
              && disclosed.get(0).text().isPresent();
      if (!tellsMedia) {
        throw new MalformedException("The opening does not tell the recording's hash.");
      }
      return new FieldsSalted(disclosed);
    }

    @Override
    public void write(FieldWriter writer) {
      writer.u8(KIND).u8(disclosed.size());
      disclosed.forEach(field -> field.write(writer));
    }

    @Override
    public CommitmentVersion version() {
      return CommitmentVersion.V2;
    }

    @Override
    public Optional<Sha256> commitment() {
      Optional<Sha256> first = disclosed.get(0).commitment();
      boolean agree = disclosed.stream().allMatch(field -> field.commitment().equals(first));
      return agree ? first : Optional.empty();
    }

    @Override
    public Sha256 mediaSha256() {
      try {
        return Sha256.fromHex(disclosed.get(0).text().orElseThrow());
      } catch (MalformedException impossible) {
        throw new IllegalStateException("The first field is the recording's hash.", impossible);
      }
    }

    @Override
    public SortedMap<FieldId, Optional<String>> fields() {
      SortedMap<FieldId, Optional<String>> fields = new TreeMap<>();
      disclosed.forEach(field -> fields.put(field.field(), field.text()));
      return fields;
    }

    @Override
    public Optional<WorkFacts> work() {
      return Optional.empty();
    }

    @Override
    public Opening only(Collection<FieldId> fields) {
      if (!fields().keySet().containsAll(fields)) {
        throw new IllegalArgumentException("This opening does not tell so much.");
      }
      return new FieldsSalted(
          disclosed.stream()
              .filter(
                  field ->
                      field.field().equals(FieldId.MEDIA_SHA256) || fields.contains(field.field()))
              .toList());
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof FieldsSalted fields && disclosed.equals(fields.disclosed);
    }

    @Override
    public int hashCode() {
      return disclosed.hashCode();
    }
  }
}
