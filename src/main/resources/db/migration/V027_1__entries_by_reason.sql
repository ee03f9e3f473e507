-- A page of the entries with one reason, and a retry of those, cost what they show and not what the campaign is large. Contacts that are
-- fresh or wait for their reply have no reason and are not in it.
create index hopper_entry_by_reason on hopper_entry (campaign_id, reason, status, id) where reason is not null;
