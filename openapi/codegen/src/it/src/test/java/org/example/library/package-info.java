/** What the models of both sides make of each other. */
@NullMarked
package org.example.library;

import org.jspecify.annotations.NullMarked;
