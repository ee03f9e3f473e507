-- What the provider told of an account, and what it answered when its health was last asked. One row per account that was ever told of.
create table account_condition (
    account_key      text primary key,
    quality          text,
    throughput       text,
    number_at        timestamptz,
    messaging_limit  text,
    -- Unique customers in 24 hours; null when unlimited or never told.
    customer_limit   int check (customer_limit > 0),
    limit_at         timestamptz,
    -- Why the account may not write to customers; null when it may.
    restriction      text,
    restricted_until timestamptz,
    restriction_at   timestamptz,
    checked_at       timestamptz,
    can_send         text check (can_send in ('YES', 'LIMITED', 'NO')),
    problems         text[],
    token_expires_at timestamptz
);

-- Warnings and errors about an account that belong to no message.
create table account_notice (
    id          uuid primary key,
    account_key text        not null,
    code        text        not null,
    text        text        not null,
    at          timestamptz not null
);
create index account_notice_of on account_notice (account_key, id);
