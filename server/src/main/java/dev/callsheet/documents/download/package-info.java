/** The tag DocumentsDownloads: files by signed URLs. */
@NullMarked
package dev.callsheet.documents.download;

import org.jspecify.annotations.NullMarked;
