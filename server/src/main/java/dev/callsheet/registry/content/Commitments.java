package dev.callsheet.registry.content;

import dev.callsheet.transparency.commitment.Commitment;
import dev.callsheet.transparency.commitment.CommitmentVersion;
import dev.callsheet.transparency.commitment.Salt;
import dev.callsheet.transparency.commitment.WorkFacts;
import dev.callsheet.transparency.encoding.MalformedException;

/** Makes the commitments of registrations out of what is stored of them. */
public final class Commitments {
  private Commitments() {}

  /**
   * Commits to a work.
   *
   * @param salt in hexadecimal; empty where the version has none
   */
  public static Commitment of(CommitmentVersion version, String salt, WorkFacts facts) {
    return switch (version) {
      case V1 -> Commitment.unsalted(facts);
      case V2 -> Commitment.salted(facts, salt(salt));
    };
  }

  private static Salt salt(String hex) {
    try {
      return Salt.parse(hex);
    } catch (MalformedException exception) {
      throw new IllegalStateException(exception);
    }
  }
}
