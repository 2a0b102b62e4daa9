package dev.callsheet.office.image;

import dev.callsheet.office.image.ImageOutcome.Problem;

/** Ends the reading of a file that is refused. */
final class ImageRefusal extends Exception {
  private static final long serialVersionUID = 1;

  private final Problem problem;

  ImageRefusal(Problem problem, String message) {
    super(message, null, false, false);
    this.problem = problem;
  }

  static ImageRefusal cutOff() {
    return new ImageRefusal(
        Problem.CUT_OFF, "The file ends before its picture does; send all of it.");
  }

  static ImageRefusal damaged(String what) {
    return new ImageRefusal(Problem.DAMAGED, "The picture is damaged: " + what + ".");
  }

  ImageOutcome.Refused outcome() {
    return new ImageOutcome.Refused(problem, String.valueOf(getMessage()));
  }
}
