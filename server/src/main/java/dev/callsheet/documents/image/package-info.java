/** The tag DocumentsImages: pictures. */
@NullMarked
package dev.callsheet.documents.image;

import org.jspecify.annotations.NullMarked;
