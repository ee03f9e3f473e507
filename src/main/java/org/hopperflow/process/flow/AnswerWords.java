package org.hopperflow.process.flow;

import java.util.Locale;
import java.util.regex.Pattern;

/** An answer as the decision table compares it: in capitals, letters, digits and single words only. */
public final class AnswerWords {

    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{N} ]");

    private AnswerWords() {
    }

    /** @param text null for an answer without any, which has no words */
    public static String of(String text) {
        return text == null ? "" : NEITHER_LETTER_NOR_DIGIT.matcher(text.toUpperCase(Locale.ROOT)).replaceAll("").strip();
    }
}
