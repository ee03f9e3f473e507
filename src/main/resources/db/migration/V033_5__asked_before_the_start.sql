-- Since when a campaign that runs waits for its provider's answer whether the account can send; null when it was asked. Business time.
alter table campaign add column ask_since timestamptz;
create index campaign_to_ask on campaign (ask_since) where ask_since is not null;
