-- A list may say of what type its custom fields are, and an import tells how many of its numbers look unlikely.
alter table contact_list add column fields jsonb not null default '[]';
alter table import_job add column warnings int not null default 0;
