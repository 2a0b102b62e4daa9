/** Signed notes (c2sp.org/signed-note), the checkpoints that they carry, and their cosignatures. */
@NullMarked
package dev.callsheet.transparency.note;

import org.jspecify.annotations.NullMarked;
