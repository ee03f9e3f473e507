-- When each account's templates are compared with the provider's next; one node takes the turn.
create table template_sync (
    account_key text primary key,
    due_at      timestamptz not null
);
insert into template_sync (account_key, due_at) select key, now() from account;
