package org.hopperflow.contact;

import java.time.Instant;
import org.hopperflow.shared.ListId;

/** Contacts kept under one name. */
record ContactList(ListId id, String name, Instant createdAt) {
}
