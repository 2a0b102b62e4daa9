-- The one project of its family that an endpoint is of; null where it is of the organisation.
alter table webhook_endpoint add column project_id text;
drop index webhook_endpoint_organization;
create index webhook_endpoint_organization
  on webhook_endpoint (organization_id, family, project_id, id);
