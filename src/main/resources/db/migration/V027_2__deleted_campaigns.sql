-- A deleted campaign is gone for everybody who works with campaigns; what it sent stays readable under its id.
alter table campaign add column deleted_at timestamptz;
