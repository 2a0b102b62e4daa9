package notes.api;

/**
 * How a family answers what no handler did.
 *
 * @param code the code, {@code -} in a family without codes
 * @param declared the response that the document has for it
 */
public record FrameworkAnswer(String code, DeclaredAnswer declared) {}
