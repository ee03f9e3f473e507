package org.hopperflow.contact;

/** How far an import is. {@code rows} counts what was read, without the header; the others add up to it when it is done. */
record ImportCounts(int rows, int imported, int duplicates, int rejected) {

    static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0);

    ImportCounts plus(ImportCounts more) {
        return new ImportCounts(rows + more.rows, imported + more.imported, duplicates + more.duplicates, rejected + more.rejected);
    }
}
