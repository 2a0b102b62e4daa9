package dev.callsheet.codegen.reference;

import dev.callsheet.codegen.output.GeneratedFile;

/** One generated page of the reference site. */
record Page(String path, String text) implements GeneratedFile {}
