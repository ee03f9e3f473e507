package org.hopperflow.contact;

/** How the rows of a file are read. */
record ImportOptions(DuplicateKey key, ColumnMap columns, DefaultCountry country) {

    /** Columns named like the fields, the phone as key, numbers as they are written. */
    static final ImportOptions DEFAULT = new ImportOptions(DuplicateKey.PHONE, ColumnMap.NONE, DefaultCountry.NONE);
}
