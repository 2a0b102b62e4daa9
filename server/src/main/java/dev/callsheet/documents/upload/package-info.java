/** What is uploaded, from its arrival until it is somebody's. */
@NullMarked
package dev.callsheet.documents.upload;

import org.jspecify.annotations.NullMarked;
