-- What a test or the demo ordered to become of a template at the fake provider; null where its review's verdict still stands.
alter table sandbox_template add column ordered_status text;
alter table sandbox_template add column ordered_reason text;
alter table sandbox_template add column quality text;
