package org.example.library;

/**
 * Who calls.
 *
 * @param number of the card
 */
public record Card(String number) {}
