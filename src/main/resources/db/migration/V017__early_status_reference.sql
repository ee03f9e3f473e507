-- A status that comes while its attempt's call is still under way waits for the call's own outcome. If that never comes, the reference
-- tells whose status it is.
alter table early_status add column reference uuid;
create index early_status_reference on early_status (reference) where reference is not null;
