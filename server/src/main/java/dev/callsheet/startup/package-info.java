/** What a start takes from the runs before it. */
@org.jspecify.annotations.NullMarked
package dev.callsheet.startup;
