package org.hopperflow.bench;

import java.util.Map;

/** Bytes for each contact that waits, over every table and index, and what its timer costs the job executor. */
final class DiskPerContact {

    private static final double GOAL = 6 * 1024;
    private static final int TABLES_SHOWN = 16;
    private static final double DUE_POLL_GOAL_MILLIS = 2;

    private final Place place;
    private final Crowd crowd;

    DiskPerContact(Place place, Crowd crowd) {
        this.place = place;
        this.crowd = crowd;
    }

    void measure() {
        Map<String, Long> growth = crowd.growth();
        double contacts = crowd.pending();
        place.title("Disk for " + crowd.pending() + " pending contacts, in bytes per contact, indexes included");
        growth.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed()).limit(TABLES_SHOWN)
                .filter(table -> table.getValue() > contacts)
                .forEach(table -> place.report().tell("| %-24s | %8.0f |", table.getKey(), table.getValue() / contacts));
        biggestIndexes(contacts);
        double inbox = (growth.getOrDefault("webhook_event", 0L) + growth.getOrDefault("inbox_item", 0L)) / contacts;
        double all = growth.values().stream().mapToLong(Long::longValue).sum() / contacts;
        place.report().tell("of these the webhooks as they came: %.0f, all else: %.0f", inbox, all - inbox);
        place.report().goal("disk per pending contact", all, GOAL, "bytes", true);
        afterSending();
        duePoll();
    }

    /** Rows written at once lie closer together than rows that were written one after the other and changed. */
    private void afterSending() {
        int contacts = place.few() * 2;
        long grown = crowd.growthBySending(contacts).values().stream().mapToLong(Long::longValue).sum();
        place.report().tell("as sending leaves them, space of old versions included (%d contacts): %.0f bytes", contacts,
                (double) grown / contacts);
    }

    /** Indexes are part of the tables above. */
    private void biggestIndexes(double contacts) {
        place.report().say("The biggest indexes among them:");
        crowd.subject().database().numbers("""
                select indexrelname || ' of ' || relname, pg_relation_size(indexrelid) from pg_stat_user_indexes order by 2 desc limit 12""")
                .forEach((index, bytes) -> place.report().tell("| %-64s | %8.0f |", index, bytes / contacts));
    }

    private void duePoll() {
        DuePoll poll = DuePoll.overheard(crowd.subject().database());
        Latencies latencies = poll.measured();
        place.report().goal("due-job poll with " + crowd.pending() + " timers waiting, p50", latencies.millis(0.5), DUE_POLL_GOAL_MILLIS, "ms", true);
        place.report().tell("p95 %.2f ms; its plan:", latencies.millis(0.95));
        poll.plan().forEach(place.report()::say);
    }
}
