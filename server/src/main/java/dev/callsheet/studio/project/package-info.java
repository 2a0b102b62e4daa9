/** The tag StudioProjects: what assets are sorted into. */
@NullMarked
package dev.callsheet.studio.project;

import org.jspecify.annotations.NullMarked;
