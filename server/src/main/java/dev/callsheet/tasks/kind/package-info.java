/** What single tasks do: the kinds that there are, what each is asked for with and costs. */
@NullMarked
package dev.callsheet.tasks.kind;

import org.jspecify.annotations.NullMarked;
