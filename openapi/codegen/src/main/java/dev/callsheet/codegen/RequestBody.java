package dev.callsheet.codegen;

import java.util.Map;

/**
 * What an operation takes as its body.
 *
 * @param content schema by media type, in the order of the document
 */
record RequestBody(boolean required, String description, Map<String, Schema> content, int line) {}
