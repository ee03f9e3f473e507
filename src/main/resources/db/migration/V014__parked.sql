-- What nobody could make sense of within a day waits where an operator sees it, tries it again, or puts it away.
alter table early_status add column id uuid not null default gen_random_uuid();
alter table early_status alter column id drop default;
alter table early_status add column parked_at timestamptz;
create index early_status_waiting on early_status (received_at) where parked_at is null;
create index early_status_parked on early_status (id) where parked_at is not null;

alter table webhook_event add column dismissed_at timestamptz;
create index webhook_event_parked on webhook_event (id) where state = 'PARKED' and dismissed_at is null;
-- News of customers is never put away: it is tried again until somebody takes it.
create index inbox_item_parked on inbox_item (id) where state = 'PARKED';
