/** What programs of others say of the documents that the writers make. */
@NullMarked
package dev.callsheet.office.opinion;

import org.jspecify.annotations.NullMarked;
