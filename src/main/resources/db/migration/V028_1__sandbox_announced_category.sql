alter table sandbox_template add column announced_category text;
