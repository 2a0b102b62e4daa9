/** The head and the deadlines of requests, before the framework sees them. */
@NullMarked
package dev.callsheet.kernel.connection;

import org.jspecify.annotations.NullMarked;
