/** How a log is read: tiles of hashes and bundles of entries (c2sp.org/tlog-tiles). */
@NullMarked
package dev.callsheet.transparency.tile;

import org.jspecify.annotations.NullMarked;
