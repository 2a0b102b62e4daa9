/**
 * Credits: a double-entry ledger in which every entry's postings sum to zero, and the top-ups that
 * a payment provider pays for. The database itself refuses an entry that does not balance, and any
 * change of a written one.
 */
@NullMarked
package dev.callsheet.credit;

import org.jspecify.annotations.NullMarked;
