package org.hopperflow.campaign;

import org.hopperflow.shared.EntryId;

/** A fresh entry. @param phone null when there is none @param suppressed for every kind of message */
record FreshEntry(EntryId id, String phone, boolean suppressed) {

    /** Nothing is sent to the others. */
    boolean takesAPlace() {
        return phone != null && !suppressed;
    }
}
