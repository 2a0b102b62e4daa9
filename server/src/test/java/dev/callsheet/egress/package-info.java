@NullMarked
package dev.callsheet.egress;

import org.jspecify.annotations.NullMarked;
