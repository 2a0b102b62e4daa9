/**
 * The family of single media tasks and of what runs several of them; see its packages for the tags.
 * What belongs to one project does not exist for another.
 */
@NullMarked
package dev.callsheet.tasks;

import org.jspecify.annotations.NullMarked;
