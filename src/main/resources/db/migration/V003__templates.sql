-- Texts approved by a provider. The draft is what its author wrote; the columns beside it are what the provider says.
create table template (
    id                   uuid primary key,
    account_key          text        not null,
    provider_template_id text,
    name                 text        not null,
    language             text        not null,
    category             text        not null,
    draft                jsonb       not null,
    status               text        not null,
    quality              text,
    reason               text,
    mapping              jsonb       not null default '{}',
    recontact            boolean     not null default false,
    available_to_agents  boolean     not null default false,
    read_only            boolean     not null default false,
    created_at           timestamptz not null,
    updated_at           timestamptz not null,
    deleted_at           timestamptz
);
create unique index template_name on template (account_key, name, language) where deleted_at is null;
create index template_provider_id on template (account_key, provider_template_id);
create index template_pending on template (account_key) where status = 'PENDING' and deleted_at is null;
