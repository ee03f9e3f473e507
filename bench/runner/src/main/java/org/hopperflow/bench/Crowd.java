package org.hopperflow.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** The application with a crowd of contacts that wait. Made when somebody asks for it, and for all who ask. */
final class Crowd implements AutoCloseable {

    private static final int PENDING = 1_000_000;

    private final Place place;
    private HopperflowSubject subject;
    private String campaign;
    private Map<String, Long> growth;

    Crowd(Place place) {
        this.place = place;
    }

    int pending() {
        return place.form().of(PENDING);
    }

    /** Running, perhaps without the crowd. */
    HopperflowSubject subject() {
        if (subject == null) {
            subject = place.hopperflow("crowd");
        }
        return subject;
    }

    /** Its campaign; the crowd is there. */
    String campaign() {
        if (campaign == null) {
            long from = System.nanoTime();
            Database database = subject().database();
            database.run("vacuum full");
            Map<String, Long> before = sizes();
            campaign = new PendingContacts(subject).make(place.load(pending(), 1), place.provider());
            growth = since(before);
            place.report().say(pending() + " pending contacts made in " + (System.nanoTime() - from) / 1_000_000_000L + " s");
        }
        return campaign;
    }

    /** Bytes by which each table grew with its indexes. */
    Map<String, Long> growth() {
        campaign();
        return growth;
    }

    /** Bytes by which each table grew while this number of silent contacts went out beside the crowd. */
    Map<String, Long> growthBySending(int contacts) {
        campaign();
        Map<String, Long> start = sizes();
        place.measure(subject, place.load(contacts, 1).silent());
        return since(start);
    }

    private Map<String, Long> since(Map<String, Long> before) {
        Map<String, Long> now = new LinkedHashMap<>(sizes());
        now.replaceAll((table, bytes) -> bytes - before.getOrDefault(table, 0L));
        return now;
    }

    private Map<String, Long> sizes() {
        return subject.database().numbers("""
                select relname, pg_total_relation_size(oid) from pg_class
                 where relkind = 'r' and relnamespace::regnamespace::text in ('public', 'hopper') order by 2 desc""");
    }

    @Override
    public void close() {
        if (subject != null) {
            subject.close();
        }
    }
}
