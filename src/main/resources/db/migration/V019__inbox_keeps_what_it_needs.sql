-- Calls are forgotten while their items stay: an item names its call for those who look for it, and holds all its news itself. Checking
-- the reference would read every item for each call that goes.
alter table inbox_item drop constraint inbox_item_webhook_event_id_fkey;
