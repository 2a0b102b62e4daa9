/** The OpenAPI document as the tests see it: operations, declared answers, the error catalogue. */
@NullMarked
package dev.callsheet.contract.document;

import org.jspecify.annotations.NullMarked;
