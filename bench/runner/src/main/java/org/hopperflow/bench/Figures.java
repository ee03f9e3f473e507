package org.hopperflow.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * What one run cost.
 *
 * @param program  CPU of the program, milliseconds per contact
 * @param database CPU of PostgreSQL, milliseconds per contact
 * @param webhooks as the stub counted them: calls, p50 and p99 in milliseconds
 */
record Figures(String name, int contacts, double seconds, double program, double database, JsonNode webhooks) {

    double cpu() {
        return program + database;
    }

    double perSecond() {
        return contacts / seconds;
    }

    static Figures measure(Subject subject, Postgres postgres, Provider provider, Load load) {
        provider.order(load.orders(subject.webhook()));
        subject.load(load.from(), load.contacts());
        long from = System.nanoTime();
        long program = subject.cpuMillis();
        long database = postgres.cpuMillis();
        subject.run(load.contacts());
        double n = load.contacts();
        return new Figures(subject.name(), load.contacts(), (System.nanoTime() - from) / 1e9, (subject.cpuMillis() - program) / n,
                (postgres.cpuMillis() - database) / n, provider.figures());
    }

    /** @param from the first number; @param batch statuses per webhook call; @param delayMillis the provider takes for each call */
    record Load(long from, int contacts, int batch, int delayMillis, boolean answers) {

        Load(long from, int contacts, int batch) {
            this(from, contacts, batch, 0, true);
        }

        Load slow(int millis) {
            return new Load(from, contacts, batch, millis, false);
        }

        Load silent() {
            return new Load(from, contacts, batch, 0, false);
        }

        Stub.Orders orders(String webhook) {
            return new Stub.Orders(webhook, batch, delayMillis, answers);
        }
    }

    String row() {
        return row(name);
    }

    String row(String what) {
        return String.format(Locale.ROOT, "| %-28s | %8d | %7.1f | %9.0f | %7.2f | %8.2f | %5.2f | %6.1f | %6.1f |", what, contacts, seconds,
                perSecond(), program, database, cpu(), webhooks.path("p50").asDouble(), webhooks.path("p99").asDouble());
    }

    static String head() {
        return """
                | What                         | Contacts | Seconds | Per second | Program | Database |   CPU | p50 ms | p99 ms |
                |------------------------------|----------|---------|-----------|---------|----------|-------|--------|--------|""";
    }
}
