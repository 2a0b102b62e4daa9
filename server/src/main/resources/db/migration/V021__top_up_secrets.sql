-- Keys are hashed. Means of payment are sealed, those of before at the next start.
alter table top_up rename column idempotency_key to idempotency_key_sha256;
update top_up
  set idempotency_key_sha256 =
    encode(sha256(convert_to(organization_id || ' ' || idempotency_key_sha256, 'UTF8')), 'hex')
  where idempotency_key_sha256 is not null;
alter table top_up
  add constraint top_up_payment_method_sealed check (payment_method like 'sealed:%') not valid;
