-- Agents look through their own conversations, which are few among a campaign's.
create index interaction_of_agents on interaction (account_key, status, id) where kind = 'AGENT';
create index interaction_held on interaction (agent, status, id) where agent is not null;
-- One customer's, one campaign's.
create index interaction_customer on interaction (phone, id);
create index interaction_campaign on interaction (campaign_id, id) where campaign_id is not null;
