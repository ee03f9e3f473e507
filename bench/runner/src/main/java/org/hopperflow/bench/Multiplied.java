package org.hopperflow.bench;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One table of which the rows in {@code bench.seed_<table>} are written again and again. */
final class Multiplied {

    private final Database database;
    private final String table;
    private final int contacts;
    private final long microsBetween;
    private final String columns;
    private final String values;

    Multiplied(Database database, String table, int contacts, long microsBetween) {
        this.database = database;
        this.table = table;
        this.contacts = contacts;
        this.microsBetween = microsBetween;
        List<String> all = database.list("select column_name || ' ' || udt_name from information_schema.columns"
                + " where table_schema in ('hopper', 'public') and table_name = '" + table + "' order by ordinal_position");
        this.columns = all.stream().map(column -> column.split(" ")[0]).collect(Collectors.joining(", "));
        this.values = all.stream().map(column -> value(column.split(" ")[0], column.split(" ")[1])).collect(Collectors.joining(", "));
    }

    String table() {
        return table;
    }

    long seeds() {
        return database.count("select count(*) from bench.seed_" + table);
    }

    /** @param from the first copy; @param to the last one */
    String insert(int from, int to) {
        return "insert into " + table + " (" + columns + ") select " + values + " from generate_series(" + from + ", " + to
                + ") k cross join bench.seed_" + table + " s order by k";
    }

    private String value(String column, String type) {
        String s = "s." + column;
        if (type.startsWith("timestamp")) {
            return s + " - k * interval '" + microsBetween + " microseconds'";
        }
        if (!Map.of("uuid", "", "text", "", "varchar", "").containsKey(type)) {
            return s;
        }
        if (some(s + "::text in (select id from bench.own)")) {
            String fresh = "bench.fresh(" + s + "::text, k)::" + type;
            boolean all = !some(s + " is not null and " + s + "::text not in (select id from bench.own)");
            return all ? fresh : "case when exists (select 1 from bench.own o where o.id = " + s + "::text) then " + fresh + " else " + s + " end";
        }
        if (type.equals("uuid")) {
            return s;
        }
        if (some(s + " in (select phone from bench.seed_contact)")) {
            return "left(" + s + ", length(" + s + ") - 10) || lpad((right(" + s + ", 10)::bigint + k * " + contacts + ")::text, 10, '0')";
        }
        if (some(s + " like '%" + Stub.ID_HEAD + "%'")) {
            return "replace(" + s + ", '" + Stub.ID_HEAD + "0".repeat(Stub.ID_SERIAL) + "', '" + Stub.ID_HEAD + "' || lpad(k::text, "
                    + Stub.ID_SERIAL + ", '0'))";
        }
        return s;
    }

    private boolean some(String condition) {
        return database.count("select count(*) from (select 1 from bench.seed_" + table + " s where " + condition + " limit 1) x") > 0;
    }
}
