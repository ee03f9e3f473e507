package org.hopperflow.contact;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.FieldError;
import org.hopperflow.shared.ListId;

/** A contact as the API shows it; {@code warnings}, such as an unlikely number, only when there are some. */
record ContactView(ContactId id, ListId listId, String phone, String mobile, String firstName, String lastName, String email,
        Map<String, String> custom, Instant optedInAt, String optInSource,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> warnings) {

    static ContactView of(Contact contact) {
        return of(contact, PhoneAdvice.about(contact));
    }

    private static ContactView of(Contact contact, List<FieldError> warnings) {
        return new ContactView(contact.id(), contact.listId(), contact.phone(), contact.mobile(), contact.firstName(),
                contact.lastName(), contact.email(), contact.custom(), contact.optedInAt(), contact.optInSource(), warnings);
    }
}
