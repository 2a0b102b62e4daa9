/** Keeps blobs: immutable byte sequences under a key, in a local directory or in an S3 bucket. */
@NullMarked
package dev.callsheet.storage;

import org.jspecify.annotations.NullMarked;
