/** What changed since the released document, and whom that breaks. */
@NullMarked
package dev.callsheet.contract.changes;

import org.jspecify.annotations.NullMarked;
