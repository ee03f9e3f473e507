-- When a node last took it upon itself to ask; business time.
alter table account_condition add column asked_at timestamptz;
