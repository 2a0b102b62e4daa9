/** The tag DocumentsVerify: what a key opens. */
@NullMarked
package dev.callsheet.documents.verify;

import org.jspecify.annotations.NullMarked;
