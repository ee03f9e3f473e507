package org.hopperflow.provider;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hopperflow.shared.AttemptId;

/** What a template's quick reply sends back when it is tapped: it names the message even where the provider does not. */
public final class AnswerPayload {

    private static final Pattern OURS = Pattern.compile("hopperflow:([0-9a-f-]{36}):(\\d{1,2})");

    private AnswerPayload() {
    }

    /** @param button 0-based position */
    public static String of(AttemptId message, int button) {
        return "hopperflow:" + message + ":" + button;
    }

    /** Empty for a payload that is none of ours, such as a label. */
    public static Optional<AttemptId> message(String payload) {
        Matcher ours = OURS.matcher(payload == null ? "" : payload);
        return ours.matches() ? reference(ours.group(1)) : Optional.empty();
    }

    /** Which button was tapped, 0-based; empty for a payload that is none of ours. */
    public static Optional<Integer> button(String payload) {
        Matcher ours = OURS.matcher(payload == null ? "" : payload);
        return ours.matches() ? Optional.of(Integer.valueOf(ours.group(2))) : Optional.empty();
    }

    /** Empty for a text that is no reference of ours. */
    public static Optional<AttemptId> reference(String text) {
        try {
            return Optional.ofNullable(text).map(AttemptId::of);
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
