-- Secrets that a rotation has replaced. Until they expire, deliveries are signed with them too.
create table webhook_former_secret (
  id text primary key,
  endpoint_id text not null references webhook_endpoint (id) on delete cascade,
  secret text not null,
  expires_at timestamptz not null,
  constraint webhook_former_secret_secret_sealed check (secret like 'sealed:%')
);
create index webhook_former_secret_endpoint on webhook_former_secret (endpoint_id);
create index webhook_former_secret_expires_at on webhook_former_secret (expires_at);

-- series: how often it was asked for again; a job of an earlier series has nothing to do any more.
-- queued_at: when its series began.
alter table webhook_delivery
  add column series int not null default 0,
  add column queued_at timestamptz;
update webhook_delivery d set queued_at = m.created_at
  from webhook_message m where m.id = d.message_id;
alter table webhook_delivery alter column queued_at set not null;

-- What was on its way to an endpoint when that was disabled was dropped without being settled.
update webhook_delivery d set state = 'failed', settled_at = now()
  from webhook_endpoint e where e.id = d.endpoint_id and not e.enabled and d.state = 'pending';

create index webhook_delivery_log on webhook_delivery (endpoint_id, message_id);

-- answer: the beginning of the answer's body; null when it was empty or there was none.
-- error: why there was no answer.
create table webhook_attempt (
  id text primary key,
  message_id text not null,
  endpoint_id text not null,
  number int not null,
  attempted_at timestamptz not null,
  duration_ms bigint not null,
  status int,
  answer text,
  error text,
  unique (endpoint_id, message_id, number),
  foreign key (message_id, endpoint_id) references webhook_delivery on delete cascade,
  check ((status is null) = (error is not null)),
  constraint webhook_attempt_answer_sealed check (answer like 'sealed:%')
);

-- Each attempt has a status of its own now.
alter table webhook_delivery drop column last_status;
