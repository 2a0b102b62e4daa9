/** Tests of how documents are made. */
@NullMarked
package dev.callsheet.documents.generate;

import org.jspecify.annotations.NullMarked;
