package dev.callsheet.job;

/**
 * The name of a kind of job, as the queue stores it.
 *
 * @param value unique among all kinds, kept stable between releases
 * @param data what one job of the kind carries, stored as JSON
 * @param pool the threads that run it
 */
public record JobName<T>(String value, Class<T> data, JobPool pool) {}
