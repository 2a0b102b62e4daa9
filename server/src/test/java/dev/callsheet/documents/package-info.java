@NullMarked
package dev.callsheet.documents;

import org.jspecify.annotations.NullMarked;
