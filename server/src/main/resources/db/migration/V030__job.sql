-- One queue per pool, in the layout that db-scheduler reads.
create table job_light (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index job_light_execution_time on job_light (execution_time);
create index job_light_last_heartbeat on job_light (last_heartbeat);

create table job_heavy (like job_light including all);
