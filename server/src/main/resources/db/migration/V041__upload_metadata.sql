-- What the creator of an upload said of it, as it was sent.
alter table upload add column metadata text;
