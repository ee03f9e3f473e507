package org.hopperflow.contact;

/**
 * What an import did so far.
 *
 * @param warnings contacts among the imported whose number looks unlikely
 */
record ImportTally(ImportCounts counts, int warnings) {

    static final ImportTally NONE = new ImportTally(ImportCounts.NONE, 0);

    ImportTally plus(ImportTally more) {
        return new ImportTally(counts.plus(more.counts), warnings + more.warnings);
    }
}
