/**
 * Resumable uploads: bytes arrive in any number of appends, survive broken connections and killed
 * servers, and end as one blob. The semantics are those of tus 1.0.0 (creation, expiration,
 * termination, checksum); nothing here knows HTTP.
 *
 * <p>Nodes that serve the same uploads must share the spool directory.
 */
@NullMarked
package dev.callsheet.upload;

import org.jspecify.annotations.NullMarked;
