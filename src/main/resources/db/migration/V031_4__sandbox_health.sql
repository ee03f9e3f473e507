-- How the fake Meta is to find an account and its token.
create table sandbox_health (
    account_key      text primary key,
    can_send         text check (can_send in ('AVAILABLE', 'LIMITED', 'BLOCKED')),
    token_expires_at timestamptz,
    token_valid      boolean
);
