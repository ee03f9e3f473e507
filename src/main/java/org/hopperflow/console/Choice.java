package org.hopperflow.console;

/** One line of a select: what is sent, and what a person reads. */
record Choice(String id, String label) {
}
