@NullMarked
package dev.callsheet.documents.upload;

import org.jspecify.annotations.NullMarked;
