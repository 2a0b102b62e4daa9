-- Until now each family had one prefix.
alter table api_key add column prefix text;
update api_key set prefix = case family when 'clips' then 'clp_' else 'sk_studio_' end;
alter table api_key alter column prefix set not null;
