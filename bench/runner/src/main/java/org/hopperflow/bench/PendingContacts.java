package org.hopperflow.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Contacts that wait for their reply, many of them and soon: the application brings a few hundred there itself, and exactly their rows, in
 * every table, the engine's and ours, are written again with fresh ids, numbers and times. The ids stay of their kind (ordered by time, or
 * random), and the times lie as far apart as if they had been sent at {@value #PACE} per second, so that indexes become as large as in life.
 */
final class PendingContacts {

    private static final int SEEDS = 500;
    private static final int PACE = 400;
    private static final long MICROS_BETWEEN = 1_000_000L * SEEDS / PACE;
    /** Rows at most that a table gets for the campaign itself. */
    private static final int OF_THE_CAMPAIGN = 50;
    /** Copies per statement. */
    private static final int CHUNK = 40;

    private final HopperflowSubject subject;
    private final Database database;
    private final List<Multiplied> tables = new ArrayList<>();

    PendingContacts(HopperflowSubject subject) {
        this.subject = subject;
        this.database = subject.database();
    }

    /** @param contacts rounded down to whole copies; @return the campaign they wait in */
    String make(Figures.Load load, Provider provider) {
        Map<String, Long> before = rows();
        String since = database.list("select now()::text").get(0);
        provider.order(load.silent().orders(subject.webhook()));
        subject.load(load.from(), SEEDS);
        subject.run(SEEDS);
        Map<String, Long> after = rows();
        choose(since);
        refuseToForget(before, after);
        int copies = load.contacts() / SEEDS - 1;
        for (int from = 1; from <= copies; from += CHUNK) {
            copy(from, Math.min(copies, from + CHUNK - 1));
        }
        refuseStrays((copies + 1L) * SEEDS);
        countAgain();
        database.run("drop schema bench cascade");
        database.run("vacuum analyze");
        database.run("checkpoint");
        return subject.campaign();
    }

    /**
     * In one transaction, since the reconciler closes entries that it sees without their flow. Whole rows are copied, so foreign keys hold
     * without a look at each.
     */
    private void copy(int from, int to) {
        database.run(tables.stream().map(table -> table.insert(from, to))
                .collect(Collectors.joining("; ", "begin; set local session_replication_role = replica; ", "; commit")));
    }

    /** Copied with the triggers off, the entries were not counted. */
    private void countAgain() {
        database.run("""
                begin;
                lock table hopper_entry in share mode;
                delete from hopper_count_change;
                delete from hopper_count;
                insert into hopper_count (campaign_id, fresh, retry, pending, closed)
                select campaign_id, count(*) filter (where status = 'FRESH'), count(*) filter (where status = 'RETRY'),
                       count(*) filter (where status = 'PENDING'), count(*) filter (where status = 'CLOSED')
                  from hopper_entry group by campaign_id;
                commit""");
    }

    private void refuseStrays(long contacts) {
        long waiting = database.count("""
                select count(*) from hopper_entry e join act_ru_execution x on x.id_ = e.process_instance_id and x.business_key_ = e.id::text
                 where e.status = 'PENDING' and e.campaign_id = '%s'""".formatted(subject.campaign()));
        if (waiting != contacts) {
            throw new IllegalStateException("Of " + contacts + " contacts " + waiting + " wait");
        }
    }

    private void choose(String since) {
        database.run("drop schema if exists bench cascade; create schema bench; create table bench.own (id text primary key);" + FRESH_ID);
        String ofCampaign = "campaign_id = '" + subject.campaign() + "'";
        String instances = "in (select process_instance_id from hopper_entry where " + ofCampaign + ")";
        Map<String, String> seeds = new LinkedHashMap<>();
        seeds.put("contact", "list_id in (select list_id from campaign_list where " + ofCampaign + ")");
        seeds.put("hopper_entry", ofCampaign);
        seeds.put("interaction", ofCampaign);
        seeds.put("attempt", ofCampaign);
        seeds.put("webhook_event", "received_at >= '" + since + "'");
        seeds.put("inbox_item", "webhook_event_id in (select id from webhook_event where received_at >= '" + since + "')");
        seeds.put("act_ru_execution", "proc_inst_id_ " + instances);
        seeds.put("act_ru_variable", "proc_inst_id_ " + instances);
        seeds.put("act_ru_event_subscr", "proc_inst_id_ " + instances);
        seeds.put("act_ru_job", "process_instance_id_ " + instances);
        seeds.put("act_hi_procinst", "proc_inst_id_ " + instances);
        seeds.forEach((table, which) -> {
            String key = table.startsWith("act_") ? "id_" : "id";
            database.run("create table bench.seed_" + table + " as select * from " + table + " where " + which);
            database.run("insert into bench.own select " + key + "::text from bench.seed_" + table + " on conflict do nothing");
        });
        database.run("analyze");
        seeds.keySet().forEach(table -> tables.add(new Multiplied(database, table, SEEDS, MICROS_BETWEEN)));
    }

    /** A contact's rows that are not copied would make the figures too good. */
    private void refuseToForget(Map<String, Long> before, Map<String, Long> after) {
        after.forEach((table, rows) -> {
            long grown = rows - before.getOrDefault(table, 0L);
            long copied = tables.stream().filter(one -> one.table().equals(table)).mapToLong(Multiplied::seeds).sum();
            if (grown >= SEEDS / 2 && copied < grown - OF_THE_CAMPAIGN) {
                throw new IllegalStateException("Table " + table + " grew by " + grown + " rows with " + SEEDS + " contacts, but only "
                        + copied + " would be multiplied");
            }
        });
    }

    private Map<String, Long> rows() {
        Map<String, Long> rows = new LinkedHashMap<>();
        database.list("select tablename from pg_tables where schemaname in ('public', 'hopper')")
                .forEach(table -> rows.put(table, database.count("select count(*) from " + table)));
        return rows;
    }

    /**
     * An id of the same kind as {@code id}: version 7 in 36 or (base 64) in 22 characters with an earlier time, version 1 (as from a network
     * card of its own) with an earlier time, else random.
     */
    private static final String FRESH_ID = """
            create function bench.fresh(id text, k int) returns text language sql immutable parallel safe as $$
              select case case when length(id) = 22 then '7 short' else substr(id, 15, 1) end
                when '7 short' then (select translate(encode(decode(lpad(to_hex(ms - k * (%1$d / 1000)), 12, '0'), 'hex'), 'base64'),
                                                      '+/', '-_') || substr(id, 9)
                  from (select ('x0000' || encode(decode(translate(left(id, 8), '-_', '+/'), 'base64'), 'hex'))
                                 ::bit(64)::bigint as ms) as v7)
                when '7' then (select left(t, 8) || '-' || right(t, 4) || substr(id, 14)
                  from (select lpad(to_hex(('x0000' || left(id, 8) || substr(id, 10, 4))::bit(64)::bigint - k * (%1$d / 1000)), 12, '0') as t) as v7)
                when '1' then (select right(t, 8) || '-' || left(t, 4) || substr(id, 14, 17) || to_hex(k + 8388608)
                  from (select lpad(to_hex((('x0000' || substr(id, 10, 4) || left(id, 8))::bit(64)::bigint + 281474976710656 - k * (%1$d * 10))
                                           %% 281474976710656), 12, '0') as t) as v1)
                else md5(id || k)::uuid::text end
            $$;
            """.formatted(MICROS_BETWEEN);
}
