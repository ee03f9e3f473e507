-- Whose conversation ended while entries of campaigns waited for that; a moment later those entries are told. Not told at once: who ends
-- a conversation holds it, and an entry that asks whether its customer is free holds itself and waits for the conversation.
create table freed_customer (
    id          uuid primary key,
    account_key text not null,
    phone       text not null
);

-- Which conversation a message belongs to that comes after the end of it but was written before.
create index interaction_campaigns_closed on interaction (account_key, phone, closed_at) where kind = 'CAMPAIGN';
