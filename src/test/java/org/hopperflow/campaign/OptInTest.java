package org.hopperflow.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.Map;
import org.hopperflow.contact.Contact;
import org.hopperflow.contact.Contacts;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.ListId;
import org.junit.jupiter.api.Test;

class OptInTest {

    private final Contacts contacts = mock(Contacts.class);
    private final OptIn warns = new OptIn(contacts, OptIn.Policy.WARN);
    private final OptIn refuses = new OptIn(contacts, OptIn.Policy.REFUSE);
    private final ListId list = ListId.next();

    @Test
    void a_warning_keeps_nobody_from_being_written_to() {
        assertThat(warns.whyNot(() -> contact(null))).isEmpty();
    }

    @Test
    void a_refusal_keeps_a_contact_without_opt_in_waiting_with_the_reason() {
        assertThat(refuses.whyNot(() -> contact(null)))
                .hasValue("Contact without opt-in: WhatsApp requires the customer's consent before a template is sent.");
        assertThat(refuses.whyNot(() -> contact(Instant.EPOCH))).isEmpty();
        assertThat(refuses.whyNot(() -> null)).as("a deleted contact has other troubles").isEmpty();
    }

    @Test
    void who_adds_a_list_is_told_how_many_gave_none_and_what_that_means() {
        when(contacts.withoutOptIn(list)).thenReturn(12L, 12L, 0L);

        assertThat(warns.warnings(list)).containsExactly("Contacts of the list without opt-in: 12. WhatsApp requires one for templates.");
        assertThat(refuses.warnings(list))
                .containsExactly("Contacts of the list without opt-in: 12. They wait in the hopper until it is entered.");
        assertThat(refuses.warnings(list)).isEmpty();
    }

    private Contact contact(Instant optedInAt) {
        return new Contact(ContactId.next(), list, "393331234567", "393331234567", "Ada", null, null, Map.of(), optedInAt, null);
    }
}
