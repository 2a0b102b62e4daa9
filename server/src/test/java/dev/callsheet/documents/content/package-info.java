/** Tests of what documents are made of. */
@NullMarked
package dev.callsheet.documents.content;

import org.jspecify.annotations.NullMarked;
