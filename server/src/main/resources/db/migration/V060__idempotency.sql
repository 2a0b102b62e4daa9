-- The first answer to each keyed request. The answer is text, not jsonb, which would reorder it.
create table idempotency_answer (
  organization_id text not null,
  key text not null,
  operation text not null,
  request_hash text not null,
  answer text not null,
  created_at timestamptz not null,
  primary key (organization_id, key)
);
create index idempotency_answer_created_at on idempotency_answer (created_at);
