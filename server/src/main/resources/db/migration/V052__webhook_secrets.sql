-- Secrets, and URLs that may hold some, are sealed. What was written before is sealed at the next
-- start, which then validates the constraints.
alter table webhook_endpoint
  add constraint webhook_endpoint_url_sealed check (url like 'sealed:%') not valid,
  add constraint webhook_endpoint_secret_sealed check (secret like 'sealed:%') not valid;
