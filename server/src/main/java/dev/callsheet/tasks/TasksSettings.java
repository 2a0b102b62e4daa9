package dev.callsheet.tasks;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * The limits of this family.
 *
 * @param maxFileBytes the largest file, uploaded or fetched
 * @param maxProjects how many projects an organisation may have
 * @param maxAutomations how many automations a project may have
 * @param unfinishedTasks how many tasks of a project may be unfinished
 * @param uploadLifetime how long an upload URL is good
 * @param downloadLifetime how long a signed URL is good
 * @param fetchDeadline how long the fetching of a task's source may take
 * @param probes how many sources are probed on a node at a time
 * @param probeMaxBytes the largest file that a probe fetches
 * @param probeDeadline how long a probe may fetch
 */
@ConfigurationProperties("callsheet.tasks")
public record TasksSettings(
    @Bindable(defaultValue = "17179869184") long maxFileBytes,
    @Bindable(defaultValue = "1000") int maxProjects,
    @Bindable(defaultValue = "1000") int maxAutomations,
    @Bindable(defaultValue = "1000") int unfinishedTasks,
    @Bindable(defaultValue = "1h") Duration uploadLifetime,
    @Bindable(defaultValue = "1h") Duration downloadLifetime,
    @Bindable(defaultValue = "30m") Duration fetchDeadline,
    @Bindable(defaultValue = "8") int probes,
    @Bindable(defaultValue = "1073741824") long probeMaxBytes,
    @Bindable(defaultValue = "30s") Duration probeDeadline) {}
