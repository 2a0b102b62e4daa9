/** What is known of one request while it is being answered. */
@NullMarked
package dev.callsheet.kernel.request;

import org.jspecify.annotations.NullMarked;
