/** The optional language model that makes an outline of a free prompt. */
@NullMarked
package dev.callsheet.office.model;

import org.jspecify.annotations.NullMarked;
