-- Templates that the provider's last list did not have, when so many were missing that the list itself is in doubt.
create table template_doubt (
    account_key  text primary key,
    provider_ids text[] not null
);

-- What the provider says it will count the template to, before it does; from when, if it told.
alter table template add column announced_category text;
alter table template add column announced_from timestamptz;

-- What became of each template: a row whenever status, quality or category changed, as they were from then on.
create table template_change (
    id          bigint generated always as identity primary key,
    template_id uuid        not null references template,
    at          timestamptz not null,
    status      text        not null,
    quality     text,
    category    text        not null,
    reason      text
);
create index template_change_template on template_change (template_id, id);
insert into template_change (template_id, at, status, quality, category, reason)
select id, updated_at, status, quality, category, reason from template;
