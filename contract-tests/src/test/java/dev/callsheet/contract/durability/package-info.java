/**
 * What survives: a killed server, a lost database, a stop in the middle of work, a large upload.
 */
@NullMarked
package dev.callsheet.contract.durability;

import org.jspecify.annotations.NullMarked;
