/** What is written into a document, on small ones. */
@NullMarked
package dev.callsheet.contract.writing;

import org.jspecify.annotations.NullMarked;
