package org.hopperflow.media;

import org.hopperflow.shared.Storable;

/** What a person called a file. It is shown and sent on, and never a path here. */
final class FileName {

    private static final int LONGEST = 240;
    private static final String UNSEEN = "\\p{Cntrl}|[\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]";

    private FileName() {
    }

    /** Without folders and without characters that would break a header; "file" when nothing is left. */
    static String of(String given) {
        String text = given == null ? "" : Storable.repaired(given).replaceAll(UNSEEN, "");
        String last = text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1).strip();
        String name = last.matches("\\.*") ? "file" : last;
        return name.length() <= LONGEST ? name : Storable.repaired(name.substring(name.length() - LONGEST));
    }
}
