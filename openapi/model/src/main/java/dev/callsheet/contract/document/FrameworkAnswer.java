package dev.callsheet.contract.document;

/**
 * How a family answers what no handler did.
 *
 * @param code the code, {@link Family#NO_CODE} in a family without codes
 * @param answer the response that is declared for it
 */
public record FrameworkAnswer(
    FrameworkError error, int status, String code, DeclaredAnswer answer) {}
