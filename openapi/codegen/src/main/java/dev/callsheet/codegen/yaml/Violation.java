package dev.callsheet.codegen.yaml;

/**
 * One reason not to generate from a document: where it stands, what is wrong, how to mend it.
 *
 * @param line line of the document, counted from 1
 */
public record Violation(int line, String what, String mend) {}
