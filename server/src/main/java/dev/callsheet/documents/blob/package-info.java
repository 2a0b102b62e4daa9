/** The blobs of all tags, from their coming into the store until they are somebody's. */
@NullMarked
package dev.callsheet.documents.blob;

import org.jspecify.annotations.NullMarked;
