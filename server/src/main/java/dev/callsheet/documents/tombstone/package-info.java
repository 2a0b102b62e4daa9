/** What is left of files and images that were deleted. */
@NullMarked
package dev.callsheet.documents.tombstone;

import org.jspecify.annotations.NullMarked;
