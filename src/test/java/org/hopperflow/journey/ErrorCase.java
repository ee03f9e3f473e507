package org.hopperflow.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A provider's error in the tables that tests expect, and what each try that ends with it comes to.
 *
 * @param code null: the provider names none
 * @param text null: whatever the provider says
 * @param rows by the first try they speak of
 */
record ErrorCase(String code, String text, List<Row> rows) {

    /** @param retryAfter null when it is not tried again by itself */
    record Row(int attempt, String errorClass, Duration retryAfter, String reason) {
    }

    /** Kaleyra passes Meta's errors on, beside its own. */
    static List<ErrorCase> of(boolean meta) {
        Map<String, ErrorCase> cases = new LinkedHashMap<>();
        for (String[] cells : lines("meta-errors.csv")) {
            String reason = !meta && cells[0].equals("131026") ? "'To' number invalid or WhatsApp account does not exist" : cells[4];
            add(cases, new ErrorCase(cells[0].equals("-") ? null : cells[0], null, List.of(row(cells, 1, reason))));
        }
        for (String[] cells : meta ? List.<String[]>of() : lines("kaleyra-errors.csv")) {
            add(cases, new ErrorCase(cells[0], cells[1], List.of(row(cells, 2, cells[5]))));
        }
        return List.copyOf(cases.values());
    }

    private static Row row(String[] cells, int from, String reason) {
        return new Row(Integer.parseInt(cells[from]), cells[from + 1], cells[from + 2].isEmpty() ? null : Duration.parse(cells[from + 2]),
                reason);
    }

    private static void add(Map<String, ErrorCase> cases, ErrorCase one) {
        cases.merge(one.code() + "|" + one.text(), one, (known, more) -> {
            List<Row> rows = new ArrayList<>(known.rows());
            rows.addAll(more.rows());
            return new ErrorCase(known.code(), known.text(), rows);
        });
    }

    private static List<String[]> lines(String file) {
        try {
            return Files.readAllLines(Path.of("src", "test", "resources", "decisions", file)).stream().skip(1)
                    .map(line -> line.split("\\|", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the table says of the try with this number. */
    Row at(int attempt) {
        return rows.stream().filter(row -> row.attempt() <= attempt).reduce((earlier, later) -> later).orElseThrow();
    }

    /** The last try of which the table says something new. */
    int tries() {
        return rows.get(rows.size() - 1).attempt();
    }

    boolean becomes(String errorClass) {
        return rows.stream().anyMatch(row -> row.errorClass().equals(errorClass));
    }

    /** A status of HTTP is seen by who calls, and in no webhook. */
    boolean isAStatus() {
        return code != null && code.startsWith("http-");
    }

    /** Of Kaleyra's own codes, which have letters. */
    boolean isKaleyras() {
        return code != null && !code.matches("\\d+");
    }

    String words() {
        return text == null ? "any words" : text;
    }

    /** As the sandbox is told. */
    String behaviour(String by) {
        return "{\"failCode\": \"%s\", \"failBy\": \"%s\"%s}".formatted(code == null ? "http-400" : code, by,
                code == null ? "" : ", \"failText\": \"" + words() + "\"");
    }
}
