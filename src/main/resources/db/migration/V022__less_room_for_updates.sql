-- So much room was more than a row needs: its old versions are gone by the time the next one is written.
alter table attempt set (fillfactor = 85);
alter table hopper_entry set (fillfactor = 90);
alter table interaction set (fillfactor = 90);

-- Who looks for closed ones says so; the open ones are the many.
drop index interaction_campaigns_closed;
create index interaction_campaigns_closed on interaction (account_key, phone, closed_at) where kind = 'CAMPAIGN' and closed_at is not null;
