create table job_media (like job_heavy including all);

create table tasks_run (
  id text primary key,
  organization_id text not null references organization (id),
  project_id text not null references tasks_project (id),
  -- The automation that it is a run of, which may be gone; null for none.
  automation_id text,
  -- The file whose coming began it; null for none.
  triggered_by text,
  -- The run that it repeats; null for none.
  replay_of text,
  status text not null check (status in ('RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
  -- The workflow as it was when the run began, and its source, as sealed JSON, for the URLs in it
  -- may hold secrets.
  spec text not null constraint tasks_run_spec_sealed check (spec like 'sealed:%'),
  created_at timestamptz not null,
  ended_at timestamptz
);
create index tasks_run_by_project on tasks_run (project_id, id);
create unique index tasks_run_triggered on tasks_run (automation_id, triggered_by)
  where triggered_by is not null;

create table tasks_task (
  id text primary key,
  run_id text not null references tasks_run (id) on delete cascade,
  organization_id text not null references organization (id),
  project_id text not null references tasks_project (id),
  -- Where it stands in the workflow, from 0.
  position integer not null,
  ref text not null,
  -- Whether it is a run of its own, and nobody gave it that name.
  alone boolean not null,
  kind text not null,
  status text not null check (status in
    ('WAITING', 'QUEUED', 'PROCESSING', 'SUCCEEDED', 'FAILED', 'CANCELLED', 'SKIPPED')),
  -- Why it ended undone.
  cause text check (cause in ('REQUEST', 'DEPENDENCY', 'CONDITION')),
  progress integer not null,
  attempt integer not null,
  -- The task as the workflow has it, as sealed JSON.
  spec text not null constraint tasks_task_spec_sealed check (spec like 'sealed:%'),
  -- In credits; null until it is known.
  charge bigint,
  -- What was found and made, as JSON.
  result text,
  failure_kind text,
  failure_message text,
  failure_retryable boolean,
  created_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  unique (run_id, position),
  unique (run_id, ref)
);
create index tasks_task_by_project on tasks_task (project_id, id);
create index tasks_task_unfinished on tasks_task (project_id)
  where status in ('WAITING', 'QUEUED', 'PROCESSING');

create table tasks_automation (
  id text primary key,
  organization_id text not null references organization (id),
  project_id text not null references tasks_project (id),
  name text not null,
  -- What begins a run by itself; null for nothing.
  trigger_event text check (trigger_event in ('FILE_INGESTED')),
  enabled boolean not null,
  workflow text not null
    constraint tasks_automation_workflow_sealed check (workflow like 'sealed:%'),
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index tasks_automation_by_project on tasks_automation (project_id, id);
create index tasks_automation_triggered on tasks_automation (project_id, trigger_event)
  where enabled and trigger_event is not null;
