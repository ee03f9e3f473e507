package org.hopperflow.contact;

import org.hopperflow.shared.ContactId;

/** A contact got another number, in the same transaction; its hopper entries follow. */
public record ContactPhoneChanged(ContactId contactId, String phone) {
}
