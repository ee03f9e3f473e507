package org.hopperflow.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says each figure at once and keeps it for the end. */
final class Report {

    private final StringBuilder text = new StringBuilder();

    void say(String line) {
        System.out.println(line);
        text.append(line).append('\n');
    }

    void tell(String format, Object... figures) {
        say(String.format(java.util.Locale.ROOT, format, figures));
    }

    /** A figure beside what is to be reached. */
    void goal(String what, double figure, double goal, String unit, boolean atMost) {
        boolean reached = atMost ? figure <= goal : figure >= goal;
        say(String.format(java.util.Locale.ROOT, "| %-58s | %10.2f %-6s | %s %.2f | %s |", what, figure, unit, atMost ? "<=" : ">=", goal,
                reached ? "reached" : "not reached"));
    }

    void write(Path file) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
