/** Round trips of every example of the document through the generated client, over real HTTP. */
@NullMarked
package dev.callsheet.contract.client;

import org.jspecify.annotations.NullMarked;
