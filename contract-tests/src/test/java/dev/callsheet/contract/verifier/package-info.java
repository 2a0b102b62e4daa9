/** The public log before verifiers that others wrote. */
@NullMarked
package dev.callsheet.contract.verifier;

import org.jspecify.annotations.NullMarked;
