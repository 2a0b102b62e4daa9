/** The tag StudioCredits: the balance, the ledger and top-ups. */
@NullMarked
package dev.callsheet.studio.credit;

import org.jspecify.annotations.NullMarked;
