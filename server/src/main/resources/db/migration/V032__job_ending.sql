-- What the servers under a job came to; consecutive_failures counts what the job itself came to.
-- started_version: the version of the row that a node last began to run.
-- deaths: nodes that died while they ran the job.
-- outage_since: when the outage began that the job waits for.
alter table job_light
  add column started_version bigint,
  add column deaths int not null default 0,
  add column outage_since timestamptz;
alter table job_heavy
  add column started_version bigint,
  add column deaths int not null default 0,
  add column outage_since timestamptz;
alter table job_transfer
  add column started_version bigint,
  add column deaths int not null default 0,
  add column outage_since timestamptz;
