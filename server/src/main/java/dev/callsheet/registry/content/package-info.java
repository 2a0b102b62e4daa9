/** What is registered of a work besides its recording. */
@NullMarked
package dev.callsheet.registry.content;

import org.jspecify.annotations.NullMarked;
