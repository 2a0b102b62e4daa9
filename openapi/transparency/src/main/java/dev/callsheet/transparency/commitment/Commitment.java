package dev.callsheet.transparency.commitment;

import dev.callsheet.transparency.encoding.Sha256;
import java.util.List;

/**
 * What a registration puts into the log in the place of the work.
 *
 * @param version how it is made
 * @param value the 32 bytes
 * @param opening the whole work that it belongs to
 */
public record Commitment(CommitmentVersion version, Sha256 value, Opening opening) {

  /** Commits to a work by version 2. */
  public static Commitment salted(WorkFacts work, Salt salt) {
    return of(new Opening.WholeSalted(salt, work));
  }

  /**
   * Commits to a work by version 1. Fields that it does not cover ({@code iswc}, {@code isrc},
   * {@code external_ref}, {@code share_bp}) are left out.
   *
   * @throws IllegalArgumentException when there are {@link #obstacles}
   */
  public static Commitment unsalted(WorkFacts work) {
    return of(new Opening.WholeUnsalted(work));
  }

  /** Returns what keeps version 1 from covering a work; nothing where it can. */
  public static List<Obstacle> obstacles(WorkFacts work) {
    return UnsaltedTree.obstacles(work.creators());
  }

  private static Commitment of(Opening opening) {
    return new Commitment(opening.version(), opening.commitment().orElseThrow(), opening);
  }
}
