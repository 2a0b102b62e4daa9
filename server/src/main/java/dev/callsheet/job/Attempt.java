package dev.callsheet.job;

/**
 * One attempt at a job. One that an outage, a shutdown or the death of its node ended is made again
 * under the same number.
 *
 * @param id the job's id within its kind
 * @param number counted from 1
 * @param last whether no other attempt follows when this one fails by itself
 */
public record Attempt(String id, int number, boolean last) {}
