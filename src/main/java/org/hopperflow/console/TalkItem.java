package org.hopperflow.console;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.hopperflow.message.TranscriptMessage;
import org.hopperflow.shared.MessageType;

/**
 * One line of the transcript.
 *
 * @param kind   {@code day}, {@code in} or {@code out}
 * @param what   names every type but plain text; null for that
 * @param status what became of ours; null for the customer's
 * @param failed the reason; null unless it failed
 * @param file   null when there is none to show
 */
record TalkItem(String id, String kind, String what, String text, String author, String status, String failed, String time, Instant at,
        TalkFile file) {

    static TalkItem day(Instant at, ZoneId zone) {
        return new TalkItem("day-" + at.atZone(zone).toLocalDate(), "day", null, Times.day(at, zone), null, null, null, null, at, null);
    }

    static TalkItem of(TranscriptMessage message, ZoneId zone) {
        boolean ours = "out".equals(message.direction());
        return new TalkItem("m-" + message.id(), message.direction(), what(message.type(), ours), TalkFile.textBeside(message), author(message, ours),
                ours ? status(message.status()) : null, "FAILED".equals(message.status()) ? message.errorMessage() : null,
                Times.clock(message.at(), zone), message.at(), TalkFile.of(message));
    }

    public boolean day() {
        return kind.equals("day");
    }

    private static String author(TranscriptMessage message, boolean ours) {
        return message.author() != null ? message.author() : ours ? "We" : "Customer";
    }

    private static String what(MessageType type, boolean ours) {
        return switch (type) {
            case TEXT, MEDIA -> null;
            case TEMPLATE -> "Template";
            case BUTTON, BUTTON_REPLY -> ours ? "Buttons" : "Chose a button";
            case LIST, LIST_REPLY -> ours ? "List" : "Chose from the list";
            case LOCATION -> "Location";
        };
    }

    private static String status(String status) {
        return "UNKNOWN".equals(status) ? "Not confirmed" : status.charAt(0) + status.substring(1).toLowerCase(Locale.ROOT);
    }
}
