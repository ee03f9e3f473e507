package org.hopperflow.contact;

import java.util.Map;
import org.hopperflow.shared.Invalid;
import org.hopperflow.shared.Storable;

/** Texts as people type them: trimmed, blank means absent, and nothing the database cannot keep. */
final class Texts {

    /** Longest name of a list or reason of a suppression, in characters; long enough for any person. */
    static final int MAX = 500;

    private Texts() {
    }

    /** Null when there is nothing but white space. */
    static String orNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    static boolean storable(String text) {
        return Storable.text(text);
    }

    static void check(Invalid invalid, String field, String text) {
        invalid.when(!storable(text), field, "invalid-characters", "\"" + field + "\" contains characters that cannot be stored.");
    }

    static void checkShort(Invalid invalid, String field, String text) {
        check(invalid, field, text);
        invalid.when(text != null && text.length() > MAX, field, "too-long", "\"" + field + "\" is longer than " + MAX + " characters.");
    }

    static void check(Invalid invalid, String field, Map<String, String> texts) {
        texts.forEach((name, text) -> invalid.when(!storable(name) || !storable(text), field, "invalid-characters",
                "\"" + field + "\" contains characters that cannot be stored."));
    }
}
