-- Texts and their life at the provider. The draft is what the author wrote; status, quality and reason are what the provider says.
create table template (
    id                   uuid primary key,
    account_key          text        not null,
    provider_template_id text,
    name                 text        not null,
    language             text        not null,
    draft                jsonb       not null,
    status               text        not null,
    quality              text,
    reason               text,
    mapping              jsonb       not null,
    recontact            boolean     not null,
    available_to_agents  boolean     not null,
    created_at           timestamptz not null,
    updated_at           timestamptz not null,
    deleted_at           timestamptz
);
create unique index template_name on template (account_key, name, language) where deleted_at is null;
create index template_at_provider on template (account_key, provider_template_id);
create index template_pending on template (account_key) where status = 'PENDING' and deleted_at is null;
