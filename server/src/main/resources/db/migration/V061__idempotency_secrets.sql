-- Keys are hashed and answers sealed. What was kept, for a day at most, is forgotten.
truncate idempotency_answer;
alter table idempotency_answer drop constraint idempotency_answer_pkey;
alter table idempotency_answer drop column key;
alter table idempotency_answer
  add column key_sha256 text primary key,
  add constraint idempotency_answer_answer_sealed check (answer like 'sealed:%');
