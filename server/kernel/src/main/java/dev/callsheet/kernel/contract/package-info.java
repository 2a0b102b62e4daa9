/**
 * What generated code is made of: answers, operations, families, and the annotations that tie a
 * route to them.
 */
@NullMarked
package dev.callsheet.kernel.contract;

import org.jspecify.annotations.NullMarked;
