-- Uploaded files: what is known of them. Their content is in the data folder, by id.
create table media (
    id         uuid primary key,
    type       text        not null,
    mime_type  text        not null,
    file_name  text        not null,
    bytes      bigint      not null,
    sha256     text        not null,
    created_at timestamptz not null
);

-- What Meta calls a file until it forgets it. A file belongs to the number that uploaded it.
create table meta_media (
    account_key       text        not null,
    media_id          uuid        not null references media,
    phone_number_id   text        not null,
    provider_media_id text        not null,
    expires_at        timestamptz not null,
    primary key (account_key, media_id)
);

-- The fake Meta's own store.
create table sandbox_upload (
    id          uuid primary key,
    app_id      text   not null,
    file_type   text   not null,
    file_length bigint not null,
    content     bytea  not null default ''
);

create table sandbox_upload_break (
    app_id      text primary key,
    after_bytes int not null
);

create table sandbox_media (
    id              bigint generated always as identity (start with 600000000000001) primary key,
    phone_number_id text        not null,
    mime_type       text        not null,
    uploaded_at     timestamptz not null
);
