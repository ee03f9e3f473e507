-- How many messages of a campaign were refused as wrong since it last began to run, while none had succeeded.
alter table campaign add column refused_at_first int not null default 0;
