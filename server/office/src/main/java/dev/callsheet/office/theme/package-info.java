/** How documents of an organisation look: colours, fonts, logo and footer. */
@NullMarked
package dev.callsheet.office.theme;

import org.jspecify.annotations.NullMarked;
