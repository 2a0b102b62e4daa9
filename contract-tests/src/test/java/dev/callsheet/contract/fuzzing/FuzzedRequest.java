package dev.callsheet.contract.fuzzing;

import dev.callsheet.contract.document.ApiOperation;

/**
 * One request of a run.
 *
 * @param number from which, with the seed, all of it derives
 * @param operation that it is aimed at; what is unusual may make it miss
 * @param what is unusual about it
 */
record FuzzedRequest(long number, ApiOperation operation, String what, WireRequest wire) {}
