package org.hopperflow.contact;

/** Where a page of suppressions begins: behind this number, account and scope. */
record SuppressionCursor(String phone, String account, String scope) {

    static SuppressionCursor behind(Suppression last) {
        return new SuppressionCursor(last.phone(), last.account(), last.scope().name());
    }

    /** Null and empty mean from the first; anything else that is no cursor reads as a number. */
    static SuppressionCursor parse(String text) {
        String[] parts = (text == null ? "" : text.replace("\0", "")).split("@", 3);
        return new SuppressionCursor(parts[0], part(parts, 1), part(parts, 2));
    }

    private static String part(String[] parts, int place) {
        return place < parts.length ? parts[place] : "";
    }

    @Override
    public String toString() {
        return phone + "@" + account + "@" + scope;
    }
}
