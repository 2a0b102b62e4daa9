/** What files of the Office Open XML formats have in common: packages, parts, text, pictures. */
@NullMarked
package dev.callsheet.office.ooxml;

import org.jspecify.annotations.NullMarked;
