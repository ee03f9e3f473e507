-- The send ledger. One row is one try to send one message; it is written before the message leaves, and its state only moves by
-- compare-and-set, so a message can neither go twice nor be forgotten. It is also the history: statuses and the answer are merged in.
create table attempt (
    id                  uuid primary key,
    account_key         text        not null,
    recipient           text        not null,
    content             jsonb       not null,
    text                text,
    template_id         uuid,
    campaign_id         uuid,
    entry_id            uuid,
    interaction_id      uuid,
    number              int         not null,
    step                text,
    token               text,
    author              text        not null,
    -- 0 agents and replies, 5 campaigns: people wait for the first.
    priority            smallint    not null,
    state               text        not null check (state in ('QUEUED', 'SENDING', 'ACCEPTED', 'REJECTED', 'UNKNOWN', 'CANCELLED')),
    not_before          timestamptz,
    -- Which node sends it, and until when it may (database time).
    owner               text,
    lease_until         timestamptz,
    provider_message_id text,
    outcome             text check (outcome in ('ACCEPTED', 'TEMPORARY', 'PERMANENT', 'UNCONFIRMED', 'CANCELLED')),
    reason              text,
    error_code          text,
    retry_after_seconds bigint,
    -- False while the outcome still has to be told to whoever waits for it.
    told                boolean     not null default true,
    tell_after          timestamptz,
    tell_tries          int         not null default 0,
    queued_at           timestamptz not null,
    marked_at           timestamptz,
    unknown_at          timestamptz,
    sent_at             timestamptz,
    delivered_at        timestamptz,
    read_at             timestamptz,
    failed_at           timestamptz,
    answer              text,
    answer_type         text,
    answered_at         timestamptz
);
create unique index attempt_once_per_number on attempt (entry_id, number) where entry_id is not null;
create unique index attempt_provider_message on attempt (account_key, provider_message_id) where provider_message_id is not null;
create index attempt_queue on attempt (account_key, priority, id) where state = 'QUEUED';
create index attempt_leases on attempt (lease_until) where state = 'SENDING';
create index attempt_unknown on attempt (unknown_at) where state = 'UNKNOWN';
create index attempt_untold on attempt (tell_after) where not told;
create index attempt_history on attempt (campaign_id, id) where campaign_id is not null;
create index attempt_conversation on attempt (interaction_id, id) where interaction_id is not null;

-- What customers wrote to us.
create table inbound_message (
    id                  uuid primary key,
    account_key         text        not null,
    phone               text,
    user_id             text,
    profile_name        text,
    provider_message_id text        not null,
    type                text        not null,
    text                text,
    payload             text,
    context_message_id  text,
    answered_attempt_id uuid,
    interaction_id      uuid,
    at                  timestamptz not null,
    received_at         timestamptz not null,
    unique (account_key, provider_message_id)
);
create index inbound_message_conversation on inbound_message (interaction_id, id) where interaction_id is not null;

-- Statuses that came before the message's id was recorded wait here for it.
create table early_status (
    account_key         text        not null,
    provider_message_id text        not null,
    status              text        not null,
    at                  timestamptz not null,
    received_at         timestamptz not null,
    primary key (account_key, provider_message_id, status)
);

-- Buckets shared by all nodes; the layout is Bucket4j's.
create table pace_bucket (
    id    text primary key,
    state bytea
);
