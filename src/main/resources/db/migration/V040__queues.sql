-- How an account's customers come to its agents; an account without a row has the defaults.
create table queue (
    account_key           text primary key,
    strategy              text    not null check (strategy in ('RING_ALL', 'ROUND_ROBIN', 'LEAST_RECENTLY_SERVED')),
    agent_timeout_seconds integer not null,
    -- Null: nobody is told when a customer waits.
    answer_within_minutes integer
);

-- Whose turn was when.
create table queue_turn (
    account_key text not null,
    agent       text not null,
    asked_at    timestamptz,
    served_at   timestamptz,
    primary key (account_key, agent)
);

alter table interaction
    -- Who has the conversation, and whom it is offered to alone.
    add column agent        text,
    add column offered_to   text,
    -- Since when supervisors are told that the customer waits too long.
    add column escalated_at timestamptz;

create index interaction_of_agent on interaction (agent, id) where status = 'OPEN' and agent is not null;
