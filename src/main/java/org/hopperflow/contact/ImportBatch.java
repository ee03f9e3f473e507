package org.hopperflow.contact;

import java.util.ArrayList;
import java.util.List;

/** Rows that were read and not yet written. */
final class ImportBatch {

    /** Rows per round trip; beyond some hundreds the gain is gone, and a cancelled import is noticed later. */
    private static final int SIZE = 500;

    private final List<Contact> contacts = new ArrayList<>(SIZE);
    private final List<ImportReject> rejects = new ArrayList<>();

    void add(Contact contact) {
        contacts.add(contact);
    }

    void add(ImportReject reject) {
        rejects.add(reject);
    }

    List<Contact> contacts() {
        return contacts;
    }

    List<ImportReject> rejects() {
        return rejects;
    }

    int rows() {
        return contacts.size() + rejects.size();
    }

    boolean full() {
        return rows() >= SIZE;
    }
}
