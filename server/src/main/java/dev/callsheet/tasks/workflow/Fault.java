package dev.callsheet.tasks.workflow;

/**
 * Why a workflow cannot be saved.
 *
 * @param pointer a JSON pointer to the place, within the workflow
 * @param message what is wrong there, in one sentence
 */
public record Fault(String pointer, String message) {}
