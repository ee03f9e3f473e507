package org.hopperflow.contact;

import java.time.Instant;
import java.util.List;
import org.hopperflow.shared.ListId;

/**
 * Contacts kept under one name.
 *
 * @param fields the custom fields whose type is known; others are text
 */
record ContactList(ListId id, String name, List<ListField> fields, Instant createdAt) {

    static ContactList plain(ListId id, String name, Instant now) {
        return new ContactList(id, name, List.of(), now);
    }
}
