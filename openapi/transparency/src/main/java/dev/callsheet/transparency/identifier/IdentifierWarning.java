package dev.callsheet.transparency.identifier;

/** What is wrong with an identifier. */
public sealed interface IdentifierWarning {

  /** Returns the kind of identifier. */
  IdentifierScheme scheme();

  /** Returns the warning for people, a sentence. */
  String message();

  /**
   * It is not written as such an identifier is.
   *
   * @param scheme the kind of identifier
   * @param example of one that is right
   */
  record WrongForm(IdentifierScheme scheme, String example) implements IdentifierWarning {

    @Override
    public String message() {
      return "This is not written like an " + scheme.title() + ", for example " + example + ".";
    }
  }

  /**
   * Its check digits do not belong to its other digits: one of them may be mistyped.
   *
   * @param scheme the kind of identifier
   * @param expected the check digits that would belong to them
   */
  record WrongCheckDigits(IdentifierScheme scheme, String expected) implements IdentifierWarning {

    @Override
    public String message() {
      return "The check digits of this " + scheme.title() + " should be " + expected + ".";
    }
  }
}
