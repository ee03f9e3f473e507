-- Whom we write to. A contact belongs to one list; custom fields are one document because every file brings its own. Imports and
-- their rejected rows are kept, so that a person can repair a file and load it again. Suppressions name numbers, not contacts: an
-- opt-out outlives the list the number came from.
create table contact_list (
    id         uuid primary key,
    name       text        not null,
    created_at timestamptz not null
);

create table master_list (
    account_key text primary key,
    list_id     uuid not null references contact_list
);

create table contact (
    id            uuid primary key,
    list_id       uuid        not null references contact_list,
    phone         text,
    mobile        text,
    first_name    text,
    last_name     text,
    email         text,
    custom        jsonb       not null default '{}',
    opted_in_at   timestamptz,
    opt_in_source text,
    created_at    timestamptz not null,
    updated_at    timestamptz not null
);
create index contact_by_list on contact (list_id, id);
create index contact_by_list_and_phone on contact (list_id, phone);
create index contact_by_phone on contact (phone);

create table import_job (
    id          uuid primary key,
    list_id     uuid        not null references contact_list,
    state       text        not null check (state in ('RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    rows        int         not null default 0,
    imported    int         not null default 0,
    duplicates  int         not null default 0,
    rejected    int         not null default 0,
    failure     text,
    created_at  timestamptz not null,
    finished_at timestamptz
);

create table import_reject (
    import_id uuid not null references import_job,
    line      int  not null,
    reason    text not null,
    original  text not null,
    primary key (import_id, line)
);

-- account_key '*' stands for every account.
create table suppression (
    account_key text        not null,
    phone       text        not null,
    reason      text,
    created_at  timestamptz not null,
    primary key (account_key, phone)
);
create index suppression_by_phone on suppression (phone, account_key);
