-- Which database this is. One row; when the server tells something else, what is here was restored or copied. A text is null when the
-- server does not let us read it.
create table database_identity (
    one       boolean primary key default true check (one),
    cluster   text,
    database  text,
    tables    text,
    timeline  text,
    seen_at   timestamptz not null
);

-- While one is not released nothing leaves. Kept as a record of who released what and when.
create table quarantine (
    id            uuid primary key,
    reason        text        not null,
    begun_at      timestamptz not null,
    begun_by      text        not null,
    -- The newest heartbeat in the database when it was put there by a restore.
    last_activity timestamptz,
    released_at   timestamptz,
    released_by   text
);
create unique index quarantine_one_at_a_time on quarantine ((true)) where released_at is null;
