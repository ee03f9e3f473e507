-- The look-back asks for messages of other campaigns to a number; what an entry says of itself is gone after a reset.
create index attempt_by_recipient on attempt (account_key, recipient) where campaign_id is not null;
-- Entries are looked for by number only while they wait for their customer.
drop index hopper_entry_by_phone;
create index hopper_entry_held_by_phone on hopper_entry (account_key, phone) where held;
