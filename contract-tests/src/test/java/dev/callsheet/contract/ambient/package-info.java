/** Cases generated from the document for what any operation can answer. */
@NullMarked
package dev.callsheet.contract.ambient;

import org.jspecify.annotations.NullMarked;
