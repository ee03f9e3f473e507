-- The fake providers of the sandbox. Empty and unused when it is off.

-- What was accepted: tests count by it, so a row is committed before the answer is written.
create table sandbox_message (
    id              uuid primary key,
    wamid           text        not null unique,
    phone_number_id text        not null,
    phone           text        not null,
    type            text        not null,
    template_name   text,
    reference       text,
    body            jsonb       not null,
    at              timestamptz not null
);
create index sandbox_message_phone on sandbox_message (phone);
create index sandbox_message_reference on sandbox_message (reference);

-- How a number behaves that does not behave like everybody.
create table sandbox_number (
    phone     text primary key,
    behaviour jsonb not null,
    failed    int   not null default 0
);

-- Webhooks on their way back. due_at is business time, so that moving the clock brings what is due; the lease is database time.
create table sandbox_webhook (
    id           uuid primary key,
    account_key  text        not null,
    body         text        not null,
    due_at       timestamptz not null,
    leased_until timestamptz,
    tries        int         not null default 0
);
create index sandbox_webhook_due on sandbox_webhook (due_at);

create table sandbox_template (
    id          bigint generated always as identity (start with 700000000000001) primary key,
    waba_id     text        not null,
    name        text        not null,
    language    text        not null,
    category    text        not null,
    components  jsonb       not null,
    reviewed_at timestamptz not null,
    unique (waba_id, name, language)
);

create table clock_offset (
    id     int primary key default 1 check (id = 1),
    millis bigint not null
);
insert into clock_offset (millis) values (0);
