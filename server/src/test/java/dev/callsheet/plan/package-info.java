/** What plans and tiers allow. */
@NullMarked
package dev.callsheet.plan;

import org.jspecify.annotations.NullMarked;
