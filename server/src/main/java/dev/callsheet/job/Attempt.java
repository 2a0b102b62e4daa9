package dev.callsheet.job;

/**
 * One attempt at a job.
 *
 * @param id the job's id within its kind
 * @param number counted from 1
 * @param last whether no other attempt follows when this one fails
 */
public record Attempt(String id, int number, boolean last) {}
