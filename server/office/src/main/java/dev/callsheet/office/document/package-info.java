/** The one model of a document that all writers share: what it says, not how it looks. */
@NullMarked
package dev.callsheet.office.document;

import org.jspecify.annotations.NullMarked;
