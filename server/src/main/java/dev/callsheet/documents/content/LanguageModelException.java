package dev.callsheet.documents.content;

/** The language model made no outline; the message is for people. */
public final class LanguageModelException extends Exception {
  private static final long serialVersionUID = 1L;

  LanguageModelException(String message) {
    super(message, null, false, false);
  }
}
