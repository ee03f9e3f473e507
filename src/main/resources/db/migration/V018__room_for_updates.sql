-- A row of these tables is changed several times within minutes: marked, recorded, delivered, read. Room on its page lets PostgreSQL
-- write the new version beside the old one without touching any index (heap-only tuples).
alter table attempt set (fillfactor = 50);
alter table hopper_entry set (fillfactor = 70);
alter table interaction set (fillfactor = 80);
