-- How many entries of each status a campaign has, kept while they move, so that the answer costs the same for a hundred and for a million.
-- Whoever moves entries only adds a row of differences: a row per campaign that all of them change would make them wait for each other.
-- The differences are folded into the counts every second; a count is both together, read in one statement.
create table hopper_count (
    campaign_id uuid   primary key,
    fresh       bigint not null,
    retry       bigint not null,
    pending     bigint not null,
    closed      bigint not null
) with (fillfactor = 50);

create table hopper_count_change (
    campaign_id uuid   not null,
    fresh       bigint not null,
    retry       bigint not null,
    pending     bigint not null,
    closed      bigint not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
        autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 100000);
create index hopper_count_change_by_campaign on hopper_count_change (campaign_id);

-- No row for a campaign that never had an entry.
create view hopper_count_now as
select campaign_id, sum(fresh)::bigint as fresh, sum(retry)::bigint as retry, sum(pending)::bigint as pending, sum(closed)::bigint as closed
  from (select * from hopper_count union all select * from hopper_count_change) counted
 group by campaign_id;

-- The names are whole: people with SQL, and a restore, come with another search path.
create function hopper_entries_added() returns trigger language plpgsql as $$
begin
    insert into ${flyway:defaultSchema}.hopper_count_change (campaign_id, fresh, retry, pending, closed)
    select campaign_id, count(*) filter (where status = 'FRESH'), count(*) filter (where status = 'RETRY'),
           count(*) filter (where status = 'PENDING'), count(*) filter (where status = 'CLOSED')
      from added group by campaign_id;
    return null;
end $$;

create function hopper_entries_moved() returns trigger language plpgsql as $$
begin
    insert into ${flyway:defaultSchema}.hopper_count_change (campaign_id, fresh, retry, pending, closed)
    select * from (
        select campaign_id, sum(case status when 'FRESH' then n else 0 end) as fresh,
               sum(case status when 'RETRY' then n else 0 end) as retry,
               sum(case status when 'PENDING' then n else 0 end) as pending,
               sum(case status when 'CLOSED' then n else 0 end) as closed
          from (select campaign_id, status, 1 as n from after_it union all select campaign_id, status, -1 from before_it) moved
         group by campaign_id) difference
     where (fresh, retry, pending, closed) <> (0, 0, 0, 0);
    return null;
end $$;

create function hopper_entries_gone() returns trigger language plpgsql as $$
begin
    insert into ${flyway:defaultSchema}.hopper_count_change (campaign_id, fresh, retry, pending, closed)
    select campaign_id, -count(*) filter (where status = 'FRESH'), -count(*) filter (where status = 'RETRY'),
           -count(*) filter (where status = 'PENDING'), -count(*) filter (where status = 'CLOSED')
      from gone group by campaign_id;
    return null;
end $$;

create function hopper_entries_truncated() returns trigger language plpgsql as $$
begin
    delete from ${flyway:defaultSchema}.hopper_count;
    delete from ${flyway:defaultSchema}.hopper_count_change;
    return null;
end $$;

-- From here on nobody moves an entry until the counts are filled.
create trigger hopper_entries_added after insert on hopper_entry
    referencing new table as added for each statement execute function hopper_entries_added();
create trigger hopper_entries_moved after update on hopper_entry
    referencing old table as before_it new table as after_it for each statement execute function hopper_entries_moved();
create trigger hopper_entries_gone after delete on hopper_entry
    referencing old table as gone for each statement execute function hopper_entries_gone();
create trigger hopper_entries_truncated after truncate on hopper_entry
    for each statement execute function hopper_entries_truncated();

insert into hopper_count (campaign_id, fresh, retry, pending, closed)
select campaign_id, count(*) filter (where status = 'FRESH'), count(*) filter (where status = 'RETRY'),
       count(*) filter (where status = 'PENDING'), count(*) filter (where status = 'CLOSED')
  from hopper_entry group by campaign_id;
