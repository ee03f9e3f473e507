-- Who was written to with templates in the last 24 hours, for portfolios with a daily limit of customers. "until" is when the number
-- stops counting: a day after the latest send, or a few minutes after it was claimed and has not been sent to.
create table portfolio_customer (
    portfolio_id text        not null,
    phone        text        not null,
    until        timestamptz not null,
    primary key (portfolio_id, phone)
);
create index portfolio_customer_until on portfolio_customer (portfolio_id, until);

-- How many of them there are; whoever adds some holds this row, so that no two nodes give away the same place.
create table portfolio_window (
    portfolio_id text primary key,
    used         int  not null
);
