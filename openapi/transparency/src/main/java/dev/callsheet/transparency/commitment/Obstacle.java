package dev.callsheet.transparency.commitment;

/**
 * Why a commitment of version 1 cannot cover a work.
 *
 * @param field that is in the way
 * @param message what it would have to be, a sentence whose subject is the field
 */
public record Obstacle(FieldId field, String message) {}
