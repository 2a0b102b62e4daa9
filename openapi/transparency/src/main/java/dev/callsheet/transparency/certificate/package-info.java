/**
 * Certificates: what shows offline, for years, that the log holds a work's registration
 * (c2sp.org/tlog-proof).
 */
@NullMarked
package dev.callsheet.transparency.certificate;

import org.jspecify.annotations.NullMarked;
