package dev.callsheet.documents;

import dev.callsheet.api.documents.model.FieldError;
import dev.callsheet.api.documents.model.RunReference;
import dev.callsheet.api.documents.model.ValidationDetails;
import dev.callsheet.api.documents.model.Warning;
import dev.callsheet.caller.Caller;
import java.util.List;
import java.util.Optional;

/** What several features of this family say alike, as the contract writes it. */
public final class DocumentsModels {
  /** Says of any resource that it is not there, or not the caller's. */
  public static final String NOT_FOUND = "There is no such resource.";

  /** Says of a storage that cannot be reached, is full or lost something. */
  public static final String STORAGE_FAILED = "The storage could not be reached.";

  /** Says of a file or an image that it is there no longer. */
  public static final String DELETED = "It was deleted. Upload it again.";

  /** Says of a file or an image that it cannot be deleted yet. */
  public static final String NEEDED =
      "A run that is not finished needs it. Wait for the end of the run, or cancel it.";

  /** The pointer to what is uploaded. */
  public static final String FILE = "/file";

  /** How the keys begin that only tests are made with. */
  public static final String TEST_PREFIX = "sk_test_";

  /** How all other keys begin. */
  public static final String LIVE_PREFIX = "sk_live_";

  /** Of an error that is about no run. */
  public static final RunReference NO_RUN = new RunReference(null, null);

  private static final int MOST_WARNINGS = 100;
  private static final int LONGEST_MESSAGE = 1000;
  private static final int LONGEST_PLACE = 500;
  private static final int LONGEST_FIELD_MESSAGE = 500;

  private DocumentsModels() {}

  /** Whether what this caller does is a test. */
  public static boolean isTest(Caller caller) {
    return caller.keyPrefix().equals(TEST_PREFIX);
  }

  /** Whose keys for requests sent again these are: what tests do is not seen by others. */
  public static String owner(Caller caller) {
    return isTest(caller) ? caller.organizationId() + " test" : caller.organizationId();
  }

  /**
   * One field that is not valid.
   *
   * @param pointer to it in the body
   */
  public static ValidationDetails invalid(String pointer, String message) {
    return new ValidationDetails(
        List.of(new FieldError(pointer, cut(message, LONGEST_FIELD_MESSAGE))));
  }

  /** What had to give, the first hundred of it. */
  public static List<Warning> warnings(List<dev.callsheet.office.warning.Warning> warnings) {
    return warnings.stream().limit(MOST_WARNINGS).map(DocumentsModels::warning).toList();
  }

  private static Warning warning(dev.callsheet.office.warning.Warning warning) {
    return new Warning(
        warning.code(),
        cut(warning.message(), LONGEST_MESSAGE),
        Optional.ofNullable(warning.where())
            .filter(where -> !where.isEmpty())
            .map(where -> cut(where, LONGEST_PLACE))
            .orElse(null));
  }

  /** The text, or as much of it as has {@code most} code points with an ellipsis at its end. */
  public static String cut(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
  }
}
