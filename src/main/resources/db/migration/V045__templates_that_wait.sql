-- A template that the customer has to answer first (a recontact, or one that replaces the service window) stands beside what the window
-- counted from so far, and takes its place once the customer answers. When it fails, all is as it was. recontacted_at tells since when.
alter table interaction add column asked_attempt uuid, add column asked_sent_at timestamptz;

update interaction set asked_attempt = template_attempt,
       asked_sent_at = case when template_sent_at >= recontacted_at then template_sent_at end
 where recontacted_at is not null;

-- Who has the conversation; null while the whole queue is asked.
alter table interaction add column if not exists agent text;
