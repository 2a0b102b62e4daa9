/** Cases generated from the document for what any operation can answer. */
@NullMarked
package dev.callsheet.contract.framework;

import org.jspecify.annotations.NullMarked;
