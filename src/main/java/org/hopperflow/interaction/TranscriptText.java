package org.hopperflow.interaction;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hopperflow.message.TranscriptMessage;
import org.hopperflow.shared.MessageType;

/** A conversation's messages as texts for a form, oldest first; times are those of the account's people. */
record TranscriptText(List<TranscriptMessage> messages, ZoneId zone) {

    /** A text variable of the engine holds 4,000 characters (ACT_RU_VARIABLE.TEXT_). */
    static final int MAX = 4000;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);

    /** The latest template; empty when none was sent. */
    String sent() {
        return head(latest(messages.stream().filter(message -> message.type() == MessageType.TEMPLATE).toList()));
    }

    /** What the customer wrote last; empty when nothing. */
    String answered() {
        return head(latest(messages.stream().filter(TranscriptText::fromCustomer).toList()));
    }

    /** Everything, cut at the beginning when it is too long: the end is what an agent answers to. */
    String all() {
        String lines = messages.stream().map(this::line).collect(Collectors.joining("\n\n"));
        return lines.length() <= MAX ? lines : "…" + lines.substring(lines.length() - MAX + 1);
    }

    /** When the first message came that none of ours follows; null when all are answered. */
    Instant unansweredSince() {
        Instant since = null;
        for (TranscriptMessage message : messages) {
            since = !fromCustomer(message) ? null : since == null ? message.at() : since;
        }
        return since;
    }

    static String head(String text) {
        return text.length() <= MAX ? text : text.substring(0, MAX - 1) + "…";
    }

    private static String latest(List<TranscriptMessage> some) {
        return some.isEmpty() ? "" : text(some.get(some.size() - 1));
    }

    private String line(TranscriptMessage message) {
        String who = fromCustomer(message) ? "Customer" : message.author() == null ? "We" : message.author();
        String failure = message.errorMessage() == null ? "" : " (not delivered: " + message.errorMessage() + ")";
        return who + ", " + TIME.format(message.at().atZone(zone)) + "\n" + text(message) + failure;
    }

    private static boolean fromCustomer(TranscriptMessage message) {
        return "in".equals(message.direction());
    }

    private static String text(TranscriptMessage message) {
        return message.text() == null || message.text().isBlank() ? "[" + message.type().word() + "]" : message.text();
    }
}
