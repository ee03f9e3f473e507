-- Customers who got more than a campaign's first message, or whose messages the provider refused as too many. "paid_until": each message
-- costs six seconds, and until then they are paid for. Rows of yesterday are removed.
create table pair_pace (
    account_key   text        not null,
    phone         text        not null,
    paid_until    timestamptz not null,
    refused_until timestamptz,
    refusals      int         not null default 0,
    primary key (account_key, phone)
);
