package org.hopperflow.console;

/** One sentence about what was just done, or why it was not. */
record Notice(String text, boolean refused) {
}
