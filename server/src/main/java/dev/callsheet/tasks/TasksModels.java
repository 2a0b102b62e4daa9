package dev.callsheet.tasks;

/** What several features of this family say alike. */
public final class TasksModels {
  /** Says that there is no such file. */
  public static final String NO_FILE = "There is no such file.";

  /** Says that there is no such project. */
  public static final String NO_PROJECT = "There is no such project.";

  private static final int LONGEST_MESSAGE = 1000;

  private TasksModels() {}

  /** Returns the message, or as much of it as an error may have. */
  public static String message(String text) {
    return cut(text, LONGEST_MESSAGE);
  }

  /** Returns the text, or as much of it as has {@code most} code points with an ellipsis. */
  public static String cut(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
  }
}
