create table webhook_endpoint (
  id text primary key,
  organization_id text not null,
  url text not null,
  events text[] not null,
  secret text not null,
  enabled boolean not null,
  created_at timestamptz not null
);
create index webhook_endpoint_organization on webhook_endpoint (organization_id, id);

create table webhook_message (
  id text primary key,
  organization_id text not null,
  type text not null,
  payload text not null,
  created_at timestamptz not null
);
create index webhook_message_created_at on webhook_message (created_at);

create table webhook_delivery (
  message_id text not null references webhook_message (id) on delete cascade,
  endpoint_id text not null references webhook_endpoint (id) on delete cascade,
  state text not null check (state in ('pending', 'delivered', 'failed')),
  attempts int not null default 0,
  last_status int,
  settled_at timestamptz,
  primary key (message_id, endpoint_id)
);
create index webhook_delivery_endpoint on webhook_delivery (endpoint_id, settled_at);
