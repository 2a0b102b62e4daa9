package dev.callsheet.tasks.kind;

/**
 * Why a task can never be done.
 *
 * @param pointer a JSON pointer to the place, within the spec
 * @param message what is wrong there, in one sentence, without the place
 */
public record SpecFault(String pointer, String message) {}
