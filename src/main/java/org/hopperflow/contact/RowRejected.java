package org.hopperflow.contact;

/** One row cannot become a contact; the message is the reason. Without a stack trace, since a bad file throws one per row. */
final class RowRejected extends Exception {

    RowRejected(String reason) {
        super(reason, null, false, false);
    }
}
