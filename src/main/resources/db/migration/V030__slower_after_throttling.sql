-- How far an account's pace was lowered when its provider last said "too fast", on database time: all nodes keep to it. The pace creeps up
-- again by itself, so a row that is a few minutes old means nothing.
create table pace_slowdown (
    account_key text        primary key,
    per_second  int         not null check (per_second >= 1),
    lowered_at  timestamptz not null,
    reason      text        not null
);
