-- Who we send as. Credentials are one encrypted document; the number's id at the provider is kept beside it because webhooks and
-- the sandbox look accounts up by it, and it is no secret.
create table account (
    key                   text primary key check (key ~ '^[a-z0-9]+$'),
    name                  text        not null,
    provider              text        not null check (provider in ('META', 'KALEYRA')),
    phone_number          text        not null,
    provider_number_id    text,
    credentials           bytea       not null,
    master_list_id        uuid        not null,
    messages_per_second   int         not null check (messages_per_second > 0),
    portfolio_id          text,
    daily_customer_limit  int check (daily_customer_limit > 0),
    time_zone             text        not null,
    service_window_start  text        not null check (service_window_start in ('TEMPLATE_SENT', 'LAST_CUSTOMER_MESSAGE')),
    recontact_template_id uuid,
    created_at            timestamptz not null,
    updated_at            timestamptz not null
);
create index account_provider_number on account (provider_number_id);
