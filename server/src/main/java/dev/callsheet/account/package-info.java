/** Organisations: the owners of everything that is kept. */
@NullMarked
package dev.callsheet.account;

import org.jspecify.annotations.NullMarked;
