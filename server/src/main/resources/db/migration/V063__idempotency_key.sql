-- The key's hash tells organisation and operation; nothing else asks for them.
alter table idempotency_answer drop column organization_id, drop column operation;
