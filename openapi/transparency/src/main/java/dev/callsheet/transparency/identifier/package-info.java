/** The identifiers of the music business and their check digits. */
@NullMarked
package dev.callsheet.transparency.identifier;

import org.jspecify.annotations.NullMarked;
