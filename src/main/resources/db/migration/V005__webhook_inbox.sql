-- Webhook calls are stored as they came, acknowledged, and only then read: what a provider told us cannot be lost by our mistakes.
create table webhook_event (
    id          uuid primary key,
    account_key text        not null,
    body        bytea       not null,
    received_at timestamptz not null,
    state       text        not null check (state in ('RECEIVED', 'READ', 'PARKED')),
    failure     text
);
create index webhook_event_received on webhook_event (id) where state = 'RECEIVED';

-- One piece of news each, so that one that has to wait does not hold up its neighbours.
create table inbox_item (
    id               uuid primary key,
    webhook_event_id uuid        not null references webhook_event (id),
    account_key      text        not null,
    dedup_key        text        not null,
    event            jsonb       not null,
    state            text        not null check (state in ('NEW', 'DONE', 'PARKED')),
    tries            int         not null default 0,
    next_try_at      timestamptz not null,
    failure          text,
    received_at      timestamptz not null,
    done_at          timestamptz,
    unique (account_key, dedup_key)
);
create index inbox_item_due on inbox_item (next_try_at) where state = 'NEW';
