package org.hopperflow.process;

/** A text variable of the engine holds 4,000 characters; more would fail the whole step. */
public final class EngineTexts {

    private static final int LONGEST = 4000;

    private EngineTexts() {
    }

    /** The beginning of the text; empty for null, since tables and forms cannot compare with nothing. */
    public static String beginning(String text) {
        return text == null ? "" : text.substring(0, Math.min(text.length(), LONGEST));
    }

    /** The end of the text, for what grows at its end. */
    public static String end(String text) {
        return text == null ? "" : text.substring(Math.max(0, text.length() - LONGEST));
    }
}
