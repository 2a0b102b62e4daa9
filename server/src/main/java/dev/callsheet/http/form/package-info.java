/** Reading of forms: fields and files become the record that an operation takes. */
@NullMarked
package dev.callsheet.http.form;

import org.jspecify.annotations.NullMarked;
