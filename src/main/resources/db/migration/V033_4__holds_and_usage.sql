-- Until when nothing leaves for an account because its number is in maintenance, on the business clock as the waits of attempts. "holds":
-- how many came in a row.
create table pace_hold (
    account_key text        primary key,
    held_until  timestamptz not null,
    holds       int         not null check (holds >= 1),
    reason      text        not null
);

-- How much of the calls that the provider allows are used up, as the headers of its answers last told.
alter table account_condition
    add column usage_percent   int check (usage_percent >= 0),
    add column usage_regain_at timestamptz,
    add column usage_at        timestamptz;
