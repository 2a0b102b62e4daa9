package notes.client.notes;

import notes.client.api.ApiException;
import notes.client.api.Thrown;
import notes.client.api.UndeclaredAnswer;

/** Says that {@code downloadPicture} was not answered with a success; its subtypes say how. */
public abstract sealed class DownloadPictureException extends ApiException {
  DownloadPictureException(DownloadPictureResult.Failure error) {
    super(error);
  }

  static DownloadPictureException of(DownloadPictureResult.Failure error) {
    if (error instanceof notes.client.notes.Undeclared) {
      return new Undeclared(error);
    }
    return switch (error.code()) {
      case "not_found" -> new NotFound(error);
      default -> new Undeclared(error);
    };
  }

  /** An answer of status 404. */
  public abstract static sealed class Status404 extends DownloadPictureException {
    Status404(DownloadPictureResult.Failure error) {
      super(error);
    }
  }

  /** No such note. */
  public static final class NotFound extends Status404
      implements Thrown<notes.client.notes.NotFound>, notes.client.notes.error.NotFound {
    NotFound(DownloadPictureResult.Failure error) {
      super(error);
    }
  }

  /** An answer that the contract does not declare. */
  public static final class Undeclared extends DownloadPictureException
      implements Thrown<notes.client.notes.Undeclared>, UndeclaredAnswer {
    Undeclared(DownloadPictureResult.Failure error) {
      super(error);
    }
  }
}
