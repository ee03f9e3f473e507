package org.hopperflow.console;

/** How a conversation is looked at. @param spy read only @param framed inside Tasklist */
record Look(boolean spy, boolean framed) {

    /** As it stands in an address, beginning with {@code ?}; empty for neither. */
    public String query() {
        return spy && framed ? "?spy&framed" : spy ? "?spy" : framed ? "?framed" : "";
    }
}
