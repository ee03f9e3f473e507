package org.hopperflow.contact;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hopperflow.shared.ContactId;

/** Rows that were read and not yet written. */
final class ImportBatch {

    /** Rows per COPY: a tenth of a second of work, so that progress is seen and a cancelled import is noticed soon. */
    private static final int ROWS = 10_000;
    /** A file of long rows needs no more memory than one of short rows. */
    private static final int CHARACTERS = 1 << 22;

    private final List<Contact> contacts = new ArrayList<>();
    private final List<ImportReject> rejects = new ArrayList<>();
    private final Set<ContactId> doubted = new HashSet<>();
    private int characters;

    void add(Contact contact) {
        contacts.add(contact);
    }

    void add(ImportReject reject) {
        rejects.add(reject);
    }

    /** Its number does not look real. */
    void doubt(Contact contact) {
        doubted.add(contact.id());
    }

    void read(int more) {
        characters += more;
    }

    List<Contact> contacts() {
        return contacts;
    }

    List<ImportReject> rejects() {
        return rejects;
    }

    boolean doubts(Contact contact) {
        return doubted.contains(contact.id());
    }

    int rows() {
        return contacts.size() + rejects.size();
    }

    boolean empty() {
        return rows() == 0;
    }

    boolean full() {
        return rows() >= ROWS || characters >= CHARACTERS;
    }
}
