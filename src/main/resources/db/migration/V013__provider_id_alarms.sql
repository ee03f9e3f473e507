-- One attempt has one message at the provider. When a provider tells otherwise a customer may have been written to twice, or one was
-- told of another's message: both ids are kept until a person has looked.
create table provider_id_alarm (
    id                  uuid primary key,
    kind                text        not null check (kind in ('TWO_IDS', 'TAKEN_ID')),
    account_key         text        not null,
    attempt_id          uuid        not null,
    -- The id that should not be.
    provider_message_id text        not null,
    -- TWO_IDS: under which the attempt is known; TAKEN_ID: whose message it is.
    known_message_id    text,
    other_attempt_id    uuid,
    raised_at           timestamptz not null,
    dismissed_at        timestamptz,
    unique (attempt_id, provider_message_id)
);
create index provider_id_alarm_open on provider_id_alarm (id) where dismissed_at is null;
