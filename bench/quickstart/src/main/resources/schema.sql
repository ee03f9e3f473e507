create table if not exists contact (
    phone      text primary key,
    first_name text
);
create table if not exists message (
    id           text primary key,
    phone        text not null,
    sent_at      timestamptz not null,
    arrived_at   timestamptz,
    delivered_at timestamptz,
    read_at      timestamptz
);
create table if not exists answer (
    id       text primary key,
    phone    text not null,
    type     text not null,
    text     text,
    answered timestamptz not null
);
