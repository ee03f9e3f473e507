-- Whom the fake provider calls about a number, when that is not this very process: a sandbox that counts for other nodes.
create table sandbox_subscription (
    phone_number_id text primary key,
    callback_url    text not null,
    app_secret      text
);
