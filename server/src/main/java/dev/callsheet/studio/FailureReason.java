package dev.callsheet.studio;

/** Why an asset, a cut or a render failed for good, with the words for people. */
enum FailureReason {
  NOT_MEDIA("The file is not audio or video."),
  NO_AUDIO("The file has no audio to cut by."),
  CORRUPT("The file is damaged."),
  UPLOAD_EXPIRED("The upload was not finished in time."),
  UPLOAD_TERMINATED("The upload was given up."),
  INTERNAL("The server could not do this.");

  private final String message;

  FailureReason(String message) {
    this.message = message;
  }

  String message() {
    return message;
  }
}
