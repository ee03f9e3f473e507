-- What a customer wrote while a campaign waited is looked for when an agent takes over. Few belong to no conversation at any time.
create index inbound_message_unassigned on inbound_message (account_key, phone) where interaction_id is null;
