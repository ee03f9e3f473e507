package org.hopperflow.contact;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.ListId;

/**
 * A person on a list. Phone and mobile are digits with the international prefix; either may be null or too short, then the contact
 * waits for a correction instead of failing.
 */
public record Contact(ContactId id, ListId listId, String phone, String mobile, String firstName, String lastName, String email,
        Map<String, String> custom, Instant optedInAt, String optInSource) {

    /** All fields by the names a mapping uses: {@code phone}, {@code firstName}, …, {@code custom.<name>}. Blank ones are left out. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "phone", phone);
        put(fields, "mobile", mobile);
        put(fields, "firstName", firstName);
        put(fields, "lastName", lastName);
        put(fields, "email", email);
        custom.forEach((name, value) -> put(fields, "custom." + name, value));
        return fields;
    }

    private static void put(Map<String, String> fields, String name, String value) {
        if (value != null && !value.isBlank()) {
            fields.put(name, value);
        }
    }
}
