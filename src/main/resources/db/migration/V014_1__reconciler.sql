-- The reconciler walks over what waits in bounded steps; without these each step would read closed and fresh entries as well.
create index hopper_entry_waiting on hopper_entry (id) where status in ('PENDING', 'RETRY');
-- An outcome that its flow did not take: how often it was told is counted already, and this is what came of the last time.
alter table attempt add column tell_failure text;
