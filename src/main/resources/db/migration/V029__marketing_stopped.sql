-- A customer may stop marketing messages only, at WhatsApp's own switch; what they asked for still reaches them.
alter table suppression add column scope text not null default 'ALL' check (scope in ('ALL', 'MARKETING'));
alter table suppression drop constraint suppression_pkey;
alter table suppression add primary key (account_key, phone, scope);
drop index suppression_by_phone;
create index suppression_by_phone on suppression (phone, account_key, scope);
