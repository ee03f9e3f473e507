-- Trouble with every call of a number, for a while. "accepted" is whether the message is taken all the same.
create table sandbox_storm (
    phone_number_id text    primary key,
    kind            text    not null,
    calls           int     not null,
    accepted        boolean not null
);
