-- A million rows come by COPY. The foreign key looked each of them up in contact_list; whoever adds a contact holds the row of its list
-- instead (for key share, an import for no key update), once per transaction, and deleting a list takes that row for update and the
-- contacts with it. No query asks for a number without a list, so nobody used the third index, which every row paid for.
alter table contact drop constraint contact_list_id_fkey;
drop index contact_by_phone;
