-- What is null is as the family has it.
create table organization_plan (
  organization_id text not null references organization (id),
  family text not null,
  requests_per_minute integer check (requests_per_minute > 0),
  parallel integer check (parallel > 0),
  max_upload_bytes bigint check (max_upload_bytes > 0),
  primary key (organization_id, family)
);
