-- Whether customers see that an agent has read what they wrote.
alter table account add column mark_as_read boolean not null default true;
