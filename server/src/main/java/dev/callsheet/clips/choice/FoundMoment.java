package dev.callsheet.clips.choice;

/**
 * A moment that was found.
 *
 * @param strengthTenths 0 to 1000, against the strongest of its type in the recording
 */
public record FoundMoment(
    MomentType type, long beginMillis, long endMillis, int strengthTenths, String description) {}
