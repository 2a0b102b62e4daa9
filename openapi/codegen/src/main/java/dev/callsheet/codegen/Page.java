package dev.callsheet.codegen;

/** One generated page of the reference site. */
record Page(String path, String text) implements GeneratedFile {}
