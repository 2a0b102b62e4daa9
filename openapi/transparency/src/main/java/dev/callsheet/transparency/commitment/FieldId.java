package dev.callsheet.transparency.commitment;

import java.util.Optional;

/**
 * A field of a work, and with it the place of its leaf: the recording's hash, title, ISWC, ISRC,
 * external reference and a reserved one, then name, roles, IPI, ISNI, e-mail address and share of
 * each of 32 creators, whether there are so many or not.
 *
 * @param index of the leaf, from 0 to 197
 */
public record FieldId(int index) implements Comparable<FieldId> {

  /** How many creators a work can have. */
  public static final int MOST_CREATORS = 32;

  private static final int GROUP = 6;

  /** How many leaves a commitment has. */
  static final int LEAVES = GROUP * (1 + MOST_CREATORS);

  /** The SHA-256 of the recording. */
  public static final FieldId MEDIA_SHA256 = of(WorkPart.MEDIA_SHA256);

  /** The title. */
  public static final FieldId TITLE = of(WorkPart.TITLE);

  /** The work's ISWC. */
  public static final FieldId ISWC = of(WorkPart.ISWC);

  /** The recording's ISRC. */
  public static final FieldId ISRC = of(WorkPart.ISRC);

  /** What the caller calls the work. */
  public static final FieldId EXTERNAL_REF = of(WorkPart.EXTERNAL_REF);

  /** Refuses places that no commitment has. */
  public FieldId {
    if (index < 0 || index >= LEAVES) {
      throw new IllegalArgumentException("A commitment has no leaf " + index + ".");
    }
  }

  private static FieldId of(WorkPart part) {
    return new FieldId(part.place());
  }

  /**
   * Returns the place of a creator's field.
   *
   * @param creator the creator's place in the list, from 0 to 31
   */
  public static FieldId of(int creator, CreatorPart part) {
    if (creator < 0 || creator >= MOST_CREATORS) {
      throw new IllegalArgumentException("A work has no creator " + creator + ".");
    }
    return new FieldId(GROUP * (1 + creator) + part.place());
  }

  /** Returns the creator's place in the list, from 0; nothing for the work's own fields. */
  public Optional<Integer> creator() {
    return index < GROUP ? Optional.empty() : Optional.of(index / GROUP - 1);
  }

  /** Returns which of its creator's fields it is; nothing for the work's own fields. */
  Optional<CreatorPart> creatorPart() {
    return index < GROUP ? Optional.empty() : Optional.of(CreatorPart.at(index % GROUP));
  }

  /** Returns which of the work's own fields it is; nothing for those of creators. */
  Optional<WorkPart> workPart() {
    return index < GROUP ? Optional.of(WorkPart.at(index)) : Optional.empty();
  }

  FieldForm form() {
    return index < GROUP ? WorkPart.at(index).form() : CreatorPart.at(index % GROUP).form();
  }

  /** Returns the name as the API writes it, such as {@code title} or {@code creators[0].name}. */
  public String text() {
    return index < GROUP
        ? WorkPart.at(index).text()
        : "creators[" + (index / GROUP - 1) + "]." + CreatorPart.at(index % GROUP).text();
  }

  @Override
  public int compareTo(FieldId other) {
    return Integer.compare(index, other.index);
  }

  @Override
  public String toString() {
    return text();
  }
}
