package org.hopperflow.shared.operation;

import java.util.ArrayList;
import java.util.List;

/**
 * What tells a database from its own copy. Each may be null when the server does not let us read it; it then tells nothing.
 *
 * @param cluster  given to a PostgreSQL server when it is made; its replicas and physical copies have it, too
 * @param database number of the database on its server: another one after a dump was restored into a new database, or after a copy
 * @param tables   number of one of our tables: another one after a dump was restored into the same database
 * @param timeline goes up with each recovery to a point in time and with each failover
 */
record DatabaseIdentity(String cluster, String database, String tables, String timeline) {

    /** In words, what is not as it was; empty when this is the same database. */
    List<String> differencesTo(DatabaseIdentity before) {
        List<String> differences = new ArrayList<>();
        add(differences, "it is on another PostgreSQL server", cluster, before.cluster);
        add(differences, "it is another database on the server", database, before.database);
        add(differences, "its tables were made anew", tables, before.tables);
        add(differences, "the server recovered to a point in time or failed over", timeline, before.timeline);
        return differences;
    }

    private static void add(List<String> differences, String words, String now, String before) {
        if (now != null && before != null && !now.equals(before)) {
            differences.add(words);
        }
    }
}
