/** The exchanges of a run, as they came, without their secrets. */
@NullMarked
package dev.callsheet.contract.recording;

import org.jspecify.annotations.NullMarked;
