/** Pictures, upright and in a form that every office program shows. */
@NullMarked
package dev.callsheet.office.image;

import org.jspecify.annotations.NullMarked;
