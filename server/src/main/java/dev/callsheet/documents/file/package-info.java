/** The tag DocumentsFiles: files of data and text. */
@NullMarked
package dev.callsheet.documents.file;

import org.jspecify.annotations.NullMarked;
