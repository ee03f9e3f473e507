-- Who talks to a customer at this moment. Being open is a unique key and not a look before a leap: two campaigns that reach for the
-- same customer at once are told apart by the row that got in.
create table interaction (
    id                uuid primary key,
    account_key       text        not null,
    kind              text        not null check (kind in ('CAMPAIGN', 'AGENT')),
    status            text        not null check (status in ('OPEN', 'CLOSED')),
    phone             text        not null,
    contact_id        uuid,
    campaign_id       uuid,
    entry_id          uuid,
    -- False when it was opened beside another one: a campaign that includes active customers, or agents while a campaign waits.
    exclusive         boolean     not null,
    template_sent_at  timestamptz,
    -- The attempt that sent the template, or is about to: its outcome moves template_sent_at.
    template_attempt  uuid,
    first_customer_at timestamptz,
    last_customer_at  timestamptz,
    -- When the recontact template was asked for; null again as soon as the customer wrote or the send failed.
    recontacted_at    timestamptz,
    opened_at         timestamptz not null,
    closed_at         timestamptz,
    disposition       text,
    check ((status = 'CLOSED') = (closed_at is not null)),
    check (kind = 'AGENT' or entry_id is not null)
) with (fillfactor = 85);

create unique index interaction_one_exclusive on interaction (account_key, phone) where status = 'OPEN' and exclusive;
create unique index interaction_one_of_agents on interaction (account_key, phone) where status = 'OPEN' and kind = 'AGENT';
create unique index interaction_one_of_entry on interaction (entry_id) where status = 'OPEN' and kind = 'CAMPAIGN';
create index interaction_open_with on interaction (account_key, phone) where status = 'OPEN';
create index interaction_entry on interaction (entry_id);
create index interaction_account on interaction (account_key, status, id);
