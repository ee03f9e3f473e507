-- When the system was up. One row is one time during which a node lived: from its start, or from the first beat after a silence (its
-- machine slept, the database was away), until its last beat. Whatever no row covers was downtime.
create table node (
    id         uuid primary key,
    host       text        not null,
    version    text,
    -- Business time, which campaigns' dates are compared with.
    started_at timestamptz not null,
    beat_at    timestamptz not null,
    -- Database time, which tells who is alive now.
    beat_on    timestamptz not null,
    left_at    timestamptz
);
create index node_by_beat on node (beat_at);
