package org.hopperflow.contact;

/** A row that was not imported: the line it begins on (the header is line 1), why, and what it said. */
record ImportReject(int line, String reason, String original) {
}
