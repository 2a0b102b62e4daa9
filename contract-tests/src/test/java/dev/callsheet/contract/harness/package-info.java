/**
 * The server as a child process, and everything around it: database, payment provider, webhook
 * receiver, recordings.
 */
@NullMarked
package dev.callsheet.contract.harness;

import org.jspecify.annotations.NullMarked;
