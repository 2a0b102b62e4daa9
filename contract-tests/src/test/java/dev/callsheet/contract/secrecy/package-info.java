/** What a server writes down of the secrets that it is given and gives out: nothing. */
@NullMarked
package dev.callsheet.contract.secrecy;

import org.jspecify.annotations.NullMarked;
