/** Operations of the service itself, which belong to no family. */
@NullMarked
package dev.callsheet.contract.service;

import org.jspecify.annotations.NullMarked;
