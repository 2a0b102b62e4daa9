package dev.callsheet.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Value;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerShutdownEvent;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of this node that run jobs, between the start and the stop of its server.
 *
 * <p>A db-scheduler for each pool, on a table of its own: one scheduler would take jobs of
 * another's kinds for kinds that no longer exist.
 */
@Singleton
final class Workers {
  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

  /**
   * Times the heartbeat, longer than the database may be away: a job whose node still runs it must
   * not be taken for dead when the database returns.
   */
  private static final int MISSED_HEARTBEATS = 16;

  /**
   * Picks in two statements, of which the first is bounded by its outermost limit. The single
   * statement has the limit in a subquery, which PostgreSQL may evaluate once for each row.
   */
  static final JdbcCustomization LOCK_AND_FETCH = new PostgreSqlJdbcCustomization(true, true);

  private final DataSource dataSource;
  private final JobSettings settings;
  private final Role role;
  private final WorkerNotifier notifier;
  private final Clock clock;
  private final MeterRegistry meters;
  private final BeanProvider<Job<?>> jobs;
  private final BeanProvider<RecurringJob> recurringJobs;
  private final List<Pool> pools = new ArrayList<>();

  /** What runs the jobs of one pool on this node. */
  private record Pool(String node, Scheduler scheduler, RunningJobs running, JobRows rows) {}

  Workers(
      DataSource dataSource,
      JobSettings settings,
      @Value("${callsheet.role:both}") Role role,
      WorkerNotifier notifier,
      Clock clock,
      MeterRegistry meters,
      BeanProvider<Job<?>> jobs,
      BeanProvider<RecurringJob> recurringJobs) {
    this.dataSource = DelegatingDataSource.unwrapDataSource(dataSource);
    this.settings = settings;
    this.role = role;
    this.notifier = notifier;
    this.clock = clock;
    this.meters = meters;
    this.jobs = jobs;
    this.recurringJobs = recurringJobs;
  }

  @EventListener
  void serverStarted(ServerStartupEvent event) {
    start();
  }

  @EventListener
  void serverStopped(ServerShutdownEvent event) {
    stop();
  }

  synchronized void start() {
    if (!role.runsJobs() || !pools.isEmpty()) {
      return;
    }
    for (var name : JobPool.values()) {
      var pool = pool(name);
      pool.scheduler().start();
      pools.add(pool);
      notifier.connect(name, pool.scheduler()::triggerCheckForDueExecutions);
    }
  }

  /** Interrupts what runs and hands it back; returns when all of it has ended or the grace has. */
  @PreDestroy
  synchronized void stop() {
    pools.forEach(pool -> pool.running().interrupt());
    var stopping = pools.stream().map(pool -> Thread.startVirtualThread(() -> stop(pool))).toList();
    pools.clear();
    for (var thread : stopping) {
      try {
        thread.join();
      } catch (InterruptedException interrupted) {
        LOG.warn("Interrupted while the workers were stopping");
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static void stop(Pool pool) {
    try {
      pool.rows().leave(pool.node());
    } catch (RuntimeException away) {
      LOG.warn("What this node still runs may count as the cause of its end", away);
    }
    pool.scheduler().stop();
  }

  private Pool pool(JobPool pool) {
    var node = UUID.randomUUID().toString();
    var rows = new JobRows(dataSource, pool);
    var deaths = new DeathWatch(settings.heartbeat().multipliedBy(MISSED_HEARTBEATS), clock);
    var threads = settings.threads(pool);
    var running = new RunningJobs(pool, threads);
    var share = new FairShare(threads);
    var tasks = new ArrayList<Task<?>>();
    for (var job : jobs) {
      if (job.name().pool() == pool) {
        tasks.add(new JobTask<>(job, running, share, rows, deaths, meters, clock));
      }
    }
    var recurring = new ArrayList<RecurringTask<Void>>();
    if (pool == JobPool.LIGHT) {
      for (var job : recurringJobs) {
        recurring.add(recurring(job, running));
      }
    }
    var scheduler =
        Scheduler.create(dataSource, tasks)
            .startTasks(recurring)
            .tableName(pool.table())
            .schedulerName(new SchedulerName.Fixed(node))
            .serializer(Jobs.SERIALIZER)
            .jdbcCustomization(LOCK_AND_FETCH)
            .executorService(running)
            .threads(threads)
            .pollUsingLockAndFetch(0.5, 1.0)
            .pollingInterval(settings.poll())
            .heartbeatInterval(settings.heartbeat())
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .shutdownMaxWait(settings.shutdownGrace())
            .failureLogging(LogLevel.OFF, false)
            .clock(clock::instant)
            .addSchedulerListener(deaths)
            .build();
    return new Pool(node, scheduler, running, rows);
  }

  private static RecurringTask<Void> recurring(RecurringJob job, RunningJobs running) {
    return Tasks.recurring(job.name(), FixedDelay.of(job.interval()))
        .execute(
            (instance, context) -> {
              if (!running.enter()) {
                return;
              }
              try {
                LOG.debug("Recurring job {} begins", job.name());
                job.run();
                LOG.debug("Recurring job {} ends", job.name());
              } catch (Exception failure) {
                if (!running.stopping()) {
                  LOG.warn("Recurring job {} failed", job.name(), failure);
                }
              } finally {
                running.leave();
              }
            });
  }
}
