package org.hopperflow.contact;

/** Where a page of suppressions begins: behind this number and account. */
record SuppressionCursor(String phone, String account) {

    static SuppressionCursor behind(Suppression last) {
        return new SuppressionCursor(last.phone(), last.account());
    }

    /** Null and empty mean from the first; anything else that is no cursor reads as a number. */
    static SuppressionCursor parse(String text) {
        String safe = text == null ? "" : text.replace("\0", "");
        int at = safe.indexOf('@');
        return at < 0 ? new SuppressionCursor(safe, "") : new SuppressionCursor(safe.substring(0, at), safe.substring(at + 1));
    }

    @Override
    public String toString() {
        return phone + "@" + account;
    }
}
