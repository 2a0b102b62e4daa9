/** What the README tells its readers to do. */
@NullMarked
package dev.callsheet.contract.readme;

import org.jspecify.annotations.NullMarked;
