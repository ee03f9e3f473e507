-- Why the system paused a campaign, when the pause ends by itself: one for the template ends with the template's next approval. Null for
-- every other pause, which a person ends.
alter table campaign add column pause_cause text check (pause_cause in ('TEMPLATE'));
create index campaign_by_template on campaign (template_id) where status in ('RUNNING', 'PAUSED');
