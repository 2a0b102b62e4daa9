/** The HTTP client that checks every answer against the document and records what it saw. */
@NullMarked
package dev.callsheet.contract.checking;

import org.jspecify.annotations.NullMarked;
