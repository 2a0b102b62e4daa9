package dev.callsheet.codegen;

/** A header of a response. */
record Header(String name, boolean required, String description, Schema schema) {}
