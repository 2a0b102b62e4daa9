-- Whoever listened to everything that there was goes on doing so. Before 052, after which a row that is
-- not sealed yet cannot be changed.
update webhook_endpoint set events = array_append(events, 'render.cancelled')
  where audience = 'studio' and cardinality(events) = 7;
update webhook_endpoint set events = array_append(events, 'clips.cancelled')
  where audience = 'clips';
