package org.hopperflow.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The statement by which the engine's job executor asks for what is due, as the running application sends it. */
final class DuePoll {

    private static final int CALLS = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern OFFSET = Pattern.compile("(?i)offset \\$(\\d+)");

    private final Database database;
    private final String sql;

    private DuePoll(Database database, String sql) {
        this.database = database;
        this.sql = sql;
    }

    static DuePoll overheard(Database database) {
        List<String> heard = new ArrayList<>();
        try (Connection hold = database.connect(); Statement statement = hold.createStatement()) {
            // The question is over before anybody can look at it; so it has to wait.
            hold.setAutoCommit(false);
            statement.execute("lock table act_ru_job in access exclusive mode");
            listen(database, heard);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new DuePoll(database, heard.get(0));
    }

    private static void listen(Database database, List<String> heard) {
        Wait.until("the engine asks for due jobs", PATIENCE, 20, () -> heard.addAll(database.list("""
                select query from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
                   and query ilike '%from act_ru_job res%' and query ilike '%lock_exp_time_%' and query ilike '%limit%'""")));
    }

    Latencies measured() {
        Latencies latencies = new Latencies();
        withPrepared((statement, execute) -> {
            for (int i = 0; i < CALLS; i++) {
                long from = System.nanoTime();
                statement.executeQuery(execute).close();
                latencies.add(System.nanoTime() - from);
            }
        });
        return latencies;
    }

    List<String> plan() {
        List<String> lines = new ArrayList<>();
        withPrepared((statement, execute) -> {
            try (ResultSet rs = statement.executeQuery("explain (analyze, buffers) " + execute)) {
                while (rs.next()) {
                    lines.add("    " + rs.getString(1));
                }
            }
        });
        return lines;
    }

    private interface Work {
        void with(Statement statement, String execute) throws SQLException;
    }

    private void withPrepared(Work work) {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            statement.execute("prepare due_poll as " + sql);
            String types;
            try (ResultSet rs = statement.executeQuery("select array_to_string(parameter_types, ',') from pg_prepared_statements where name = 'due_poll'")) {
                rs.next();
                types = rs.getString(1);
            }
            work.with(statement, "execute due_poll" + arguments(types));
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Times are now, as many rows as the executor takes at once, from the first. */
    private String arguments(String types) {
        if (types == null || types.isEmpty()) {
            return "";
        }
        Matcher offset = OFFSET.matcher(sql);
        int first = offset.find() ? Integer.parseInt(offset.group(1)) : 0;
        List<String> arguments = new ArrayList<>();
        for (String type : Arrays.asList(types.split(","))) {
            boolean isOffset = arguments.size() + 1 == first;
            arguments.add(type.startsWith("timestamp") ? "now()::timestamp" : isOffset ? "0" : type.contains("int") ? "16" : "''");
        }
        return arguments.stream().collect(Collectors.joining(", ", "(", ")"));
    }
}
