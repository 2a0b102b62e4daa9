/** What the service says of itself: the document that it was generated from. */
@NullMarked
package dev.callsheet.service;

import org.jspecify.annotations.NullMarked;
