package org.hopperflow.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** The same life cycles in an empty system and beside a million contacts that wait. */
final class MillionPending {

    private static final int CONTACTS = 50_000;
    private static final int TABLES_SHOWN = 8;

    private final Place place;
    private final Crowd crowd;

    MillionPending(Place place, Crowd crowd) {
        this.place = place;
        this.crowd = crowd;
    }

    void measure() {
        HopperflowSubject subject = crowd.subject();
        place.warmUp(subject);
        int contacts = Math.max(place.few(), place.form().of(CONTACTS));
        Map<String, Long> first = rowsRead();
        Figures empty = place.measure(subject, place.load(contacts, 1));
        Map<String, Long> inEmpty = since(first);
        crowd.campaign();
        Figures.Load load = place.load(contacts, 1);
        Map<String, Long> second = rowsRead();
        long log = logBytes();
        Figures full = place.measure(subject, load);
        Map<String, Long> inFull = since(second);
        double logged = (logBytes() - log) / 1024.0 / contacts;

        place.title("Life cycles beside " + crowd.pending() + " pending contacts");
        place.report().say(Figures.head());
        place.report().say(empty.row("empty system"));
        place.report().say(full.row(crowd.pending() + " pending"));
        place.report().goal("contacts per second, pending against empty", full.perSecond() / empty.perSecond(), 0.9, "times", false);
        place.report().tell("CPU per contact, pending against empty: %.2f times", full.cpu() / empty.cpu());
        place.report().tell("Log (WAL) per contact, the checkpoint's whole pages included: %.1f kB", logged);
        place.report().say("Rows read per contact, empty and beside the pending ones, where they differ most:");
        inFull.entrySet().stream()
                .sorted((one, other) -> Long.compare(more(inEmpty, other), more(inEmpty, one))).limit(TABLES_SHOWN)
                .forEach(table -> place.report().tell("| %-24s | %10.1f | %10.1f |", table.getKey(),
                        inEmpty.getOrDefault(table.getKey(), 0L) / (double) contacts, table.getValue() / (double) contacts));
    }

    private static long more(Map<String, Long> before, Map.Entry<String, Long> after) {
        return after.getValue() - before.getOrDefault(after.getKey(), 0L);
    }

    private Map<String, Long> since(Map<String, Long> before) {
        Map<String, Long> now = new LinkedHashMap<>(rowsRead());
        now.replaceAll((table, rows) -> rows - before.getOrDefault(table, 0L));
        return now;
    }

    private long logBytes() {
        return crowd.subject().database().count("select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint");
    }

    /** A statement that reads everything shows here, whatever its time. */
    private Map<String, Long> rowsRead() {
        return crowd.subject().database().numbers("select relname, seq_tup_read + coalesce(idx_tup_fetch, 0) from pg_stat_user_tables");
    }
}
