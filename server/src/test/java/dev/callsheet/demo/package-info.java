@org.jspecify.annotations.NullMarked
package dev.callsheet.demo;
