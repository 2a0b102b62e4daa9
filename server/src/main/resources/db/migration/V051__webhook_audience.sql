-- The product whose callers see the endpoint. Until now there was one.
alter table webhook_endpoint add column audience text not null default 'studio';
alter table webhook_endpoint alter column audience drop default;

drop index webhook_endpoint_organization;
create index webhook_endpoint_organization on webhook_endpoint (organization_id, audience, id);
