-- Null is the first tier of the family, which is everybody's. The numbers beside it are the tier's, or replace them.
alter table organization_plan add column tier text;
