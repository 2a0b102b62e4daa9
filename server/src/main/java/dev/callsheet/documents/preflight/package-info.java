/** The tag DocumentsPreflight: what a request to generate would come to. */
@NullMarked
package dev.callsheet.documents.preflight;

import org.jspecify.annotations.NullMarked;
