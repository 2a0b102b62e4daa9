/**
 * Edit lists: which ranges of one recording are kept, and the files by which editing programs take
 * that over.
 *
 * <p>Start at {@link dev.callsheet.editlist.EditList} and {@link
 * dev.callsheet.editlist.EditListFormat}. Nothing here knows of requests, jobs or storage.
 */
@NullMarked
package dev.callsheet.editlist;

import org.jspecify.annotations.NullMarked;
