/** What documents are made of: outline, data, files, images, brand. */
@NullMarked
package dev.callsheet.documents.content;

import org.jspecify.annotations.NullMarked;
