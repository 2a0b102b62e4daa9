/** Measures the public log's library on one thread, without a server and a database. */
@NullMarked
package dev.callsheet.benchmark.transparency;

import org.jspecify.annotations.NullMarked;
