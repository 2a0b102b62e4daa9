package dev.callsheet.contract.changes;

/**
 * One difference between two documents.
 *
 * @param text what happened to the place: the rest of a sentence that begins with it
 */
record Change(Effect effect, Place place, String text) {}
