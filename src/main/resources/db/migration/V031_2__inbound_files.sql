-- Files that customers sent: fetched from the provider after their message was taken in.
create table inbound_file (
    message_id  uuid primary key,
    account_key text        not null,
    provider_id text,
    link        text,
    mime_type   text,
    file_name   text,
    state       text        not null check (state in ('WAITING', 'KEPT', 'FAILED')),
    tries       int         not null default 0,
    -- Database time, since the business clock may jump.
    next_try_at timestamptz not null,
    media_id    uuid,
    failure     text
);
create index inbound_file_due on inbound_file (next_try_at) where state = 'WAITING';
