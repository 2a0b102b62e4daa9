/** The exports of the tag DocumentsRuns: documents converted to other formats. */
@NullMarked
package dev.callsheet.documents.export;

import org.jspecify.annotations.NullMarked;
