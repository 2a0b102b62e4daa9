package dev.callsheet.transparency.commitment;

import dev.callsheet.transparency.encoding.FieldReader;
import dev.callsheet.transparency.encoding.FieldWriter;
import dev.callsheet.transparency.encoding.MalformedException;
import dev.callsheet.transparency.encoding.Sha256;
import dev.callsheet.transparency.encoding.Utf8;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A work as a commitment covers it. Texts are taken as they are, code point by code point.
 *
 * @param mediaSha256 of the recording's bytes
 * @param title not empty
 * @param creators from 1 to 32, in an order that matters
 * @param iswc of the work
 * @param isrc of the recording
 * @param externalRef what the caller calls the work
 */
public record WorkFacts(
    Sha256 mediaSha256,
    String title,
    List<CreatorFacts> creators,
    Optional<String> iswc,
    Optional<String> isrc,
    Optional<String> externalRef) {

  private static final int MOST_BYTES = 4096;

  /** Refuses what no commitment covers. */
  public WorkFacts {
    creators = List.copyOf(creators);
    if (creators.isEmpty() || creators.size() > FieldId.MOST_CREATORS) {
      throw new IllegalArgumentException("A work has from 1 to 32 creators.");
    }
    text("A title", title);
    iswc.ifPresent(text -> text("An ISWC", text));
    isrc.ifPresent(text -> text("An ISRC", text));
    externalRef.ifPresent(text -> text("An external reference", text));
  }

  /** A work of which only what must be told is. */
  public WorkFacts(Sha256 mediaSha256, String title, List<CreatorFacts> creators) {
    this(mediaSha256, title, creators, Optional.empty(), Optional.empty(), Optional.empty());
  }

  static void text(String what, String text) {
    int bytes = Utf8.encode(text).length;
    if (bytes == 0 || bytes > MOST_BYTES) {
      throw new IllegalArgumentException(what + " has from 1 to 4,096 bytes.");
    }
  }

  /** Returns a field's bytes; nothing where the work has no such field. */
  Optional<byte[]> value(FieldId field) {
    Optional<WorkPart> own = field.workPart();
    if (own.isPresent()) {
      return value(own.get());
    }
    int creator = field.creator().orElseThrow();
    return creator < creators.size()
        ? creators.get(creator).value(field.creatorPart().orElseThrow())
        : Optional.empty();
  }

  private Optional<byte[]> value(WorkPart part) {
    return switch (part) {
      case MEDIA_SHA256 -> Optional.of(mediaSha256.bytes());
      case TITLE -> Optional.of(Utf8.encode(title));
      case ISWC -> iswc.map(Utf8::encode);
      case ISRC -> isrc.map(Utf8::encode);
      case EXTERNAL_REF -> externalRef.map(Utf8::encode);
      case RESERVED -> Optional.empty();
    };
  }

  /** Returns a field for people; nothing where the work has no such field. */
  Optional<String> text(FieldId field) {
    Optional<byte[]> value = value(field);
    try {
      return value.isPresent() ? Optional.of(field.form().text(value.get())) : Optional.empty();
    } catch (MalformedException impossible) {
      throw new IllegalStateException("A work's own fields can be read.", impossible);
    }
  }

  /**
   * Returns the fields that a work with so many creators can have, in the order of their leaves.
   */
  static List<FieldId> fields(int creators) {
    List<FieldId> fields =
        new ArrayList<>(
            List.of(
                FieldId.MEDIA_SHA256,
                FieldId.TITLE,
                FieldId.ISWC,
                FieldId.ISRC,
                FieldId.EXTERNAL_REF));
    for (int creator = 0; creator < creators; creator++) {
      for (CreatorPart part : CreatorPart.values()) {
        fields.add(FieldId.of(creator, part));
      }
    }
    return fields;
  }

  void write(FieldWriter writer) {
    writer.u8(creators.size());
    fields(creators.size()).forEach(field -> writeValue(writer, value(field)));
  }

  static WorkFacts read(FieldReader reader) throws MalformedException {
    int count = reader.u8();
    Sha256 media = Sha256.fromHex(required(FieldId.MEDIA_SHA256, reader));
    String title = required(FieldId.TITLE, reader);
    Optional<String> iswc = optional(FieldId.ISWC, reader);
    Optional<String> isrc = optional(FieldId.ISRC, reader);
    Optional<String> externalRef = optional(FieldId.EXTERNAL_REF, reader);
    List<CreatorFacts> creators = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      creators.add(readCreator(i, reader));
    }
    return allowed(media, title, creators, iswc, isrc, externalRef);
  }

  private static CreatorFacts readCreator(int at, FieldReader reader) throws MalformedException {
    if (at >= FieldId.MOST_CREATORS) {
      throw new MalformedException("A work has at most 32 creators.");
    }
    String name = required(FieldId.of(at, CreatorPart.NAME), reader);
    Set<CreatorRole> roles =
        CreatorFacts.roles(
            readValue(reader).orElseThrow(() -> new MalformedException("A creator has no roles.")));
    Optional<String> ipi = optional(FieldId.of(at, CreatorPart.IPI), reader);
    Optional<String> isni = optional(FieldId.of(at, CreatorPart.ISNI), reader);
    Optional<String> email = optional(FieldId.of(at, CreatorPart.EMAIL), reader);
    Optional<byte[]> share = readValue(reader);
    Optional<Integer> shareBp =
        share.isPresent() ? Optional.of(CreatorFacts.share(share.get())) : Optional.empty();
    try {
      return new CreatorFacts(name, roles, ipi, isni, email, shareBp);
    } catch (IllegalArgumentException refused) {
      throw new MalformedException(refused);
    }
  }

  private static WorkFacts allowed(
      Sha256 media,
      String title,
      List<CreatorFacts> creators,
      Optional<String> iswc,
      Optional<String> isrc,
      Optional<String> externalRef)
      throws MalformedException {
    try {
      return new WorkFacts(media, title, creators, iswc, isrc, externalRef);
    } catch (IllegalArgumentException refused) {
      throw new MalformedException(refused);
    }
  }

  private static String required(FieldId field, FieldReader reader) throws MalformedException {
    return optional(field, reader)
        .orElseThrow(() -> new MalformedException("The work has no " + field.text() + "."));
  }

  private static Optional<String> optional(FieldId field, FieldReader reader)
      throws MalformedException {
    Optional<byte[]> value = readValue(reader);
    return value.isPresent() ? Optional.of(field.form().text(value.get())) : Optional.empty();
  }

  static void writeValue(FieldWriter writer, Optional<byte[]> value) {
    writer.u8(value.isPresent() ? 1 : 0);
    value.ifPresent(writer::block);
  }

  static Optional<byte[]> readValue(FieldReader reader) throws MalformedException {
    return switch (reader.u8()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(reader.block());
      default -> throw new MalformedException("A field is either there or not.");
    };
  }
}
