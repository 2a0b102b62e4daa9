/** The tag StudioUploads: the tus protocol over {@link dev.callsheet.upload.Uploads}. */
@NullMarked
package dev.callsheet.studio.upload;

import org.jspecify.annotations.NullMarked;
