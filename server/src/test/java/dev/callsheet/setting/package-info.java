@org.jspecify.annotations.NullMarked
package dev.callsheet.setting;
