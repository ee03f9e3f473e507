package org.hopperflow.shared;

/** What a text may hold to be kept and sent on. */
public final class Storable {

    private Storable() {
    }

    /** PostgreSQL keeps no NUL, and half a surrogate pair is no character at all. True for null. */
    public static boolean text(String text) {
        return text == null || text.codePoints().noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    /** The text with U+FFFD in the place of what cannot be kept: for news of others that must not be lost because of it. */
    public static String repaired(String text) {
        if (text(text)) {
            return text;
        }
        StringBuilder repaired = new StringBuilder(text.length());
        text.codePoints().forEach(c -> repaired.appendCodePoint(text(Character.toString(c)) ? c : '\uFFFD'));
        return repaired.toString();
    }
}
