package dev.callsheet.egress;

/** How a post ended. */
public sealed interface Posted {
  /**
   * The host answered.
   *
   * @param beginning what the first bytes of the body say as a text, at most 1,024 characters;
   *     empty when there are none
   */
  record Answered(int status, String beginning) implements Posted {}

  /**
   * No answer came.
   *
   * @param reason for the client, a sentence that quotes neither the URL nor the host
   */
  record Unanswered(String reason) implements Posted {}
}
