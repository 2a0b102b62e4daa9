/** What a user of the client writes: one program that does the whole job. */
@NullMarked
package dev.callsheet.client.example;

import org.jspecify.annotations.NullMarked;
