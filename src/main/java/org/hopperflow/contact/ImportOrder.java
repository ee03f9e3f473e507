package org.hopperflow.contact;

/** An import and how its file is read. */
record ImportOrder(ImportJob job, ImportOptions options) {
}
