package org.hopperflow.interaction;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hopperflow.contact.Contact;
import org.hopperflow.contact.Contacts;
import org.hopperflow.message.SendingAccounts;
import org.hopperflow.message.TranscriptMessage;
import org.hopperflow.message.Transcripts;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.InteractionId;
import org.springframework.stereotype.Component;

/** Puts together what an agent's form shows. */
@Component
class ConversationViews {

    /** As many as an agent reads; the form's text is cut long before. */
    private static final int MESSAGES = 100;

    private final InteractionRepository interactions;
    private final Windows windows;
    private final Contacts contacts;
    private final Transcripts transcripts;
    private final SendingAccounts accounts;

    ConversationViews(InteractionRepository interactions, Windows windows, Contacts contacts, Transcripts transcripts,
            SendingAccounts accounts) {
        this.interactions = interactions;
        this.windows = windows;
        this.contacts = contacts;
        this.transcripts = transcripts;
        this.accounts = accounts;
    }

    ConversationView of(InteractionId id) {
        Interaction interaction = interactions.require(id);
        Interaction.Customer customer = interaction.customer();
        Optional<Contact> contact = contact(interaction.links().contact());
        ZoneId zone = accounts.timeZone(customer.account());
        List<TranscriptMessage> messages = transcripts.of(id, MESSAGES);
        TranscriptText text = new TranscriptText(messages, zone);
        return new ConversationView(id, customer.account(), customer.phone(), name(contact).or(() -> nameOfTheirOwn(messages))
                .orElse(customer.phone()), fields(contact),
                text.sent(), text.answered(), text.all(), interaction.holding().agent(), text.unansweredSince(), windows.of(interaction), zone, !interaction.open());
    }

    private Optional<Contact> contact(ContactId id) {
        return Optional.ofNullable(id).map(known -> contacts.byIds(List.of(known)).get(known));
    }

    private static Optional<String> nameOfTheirOwn(List<TranscriptMessage> messages) {
        return messages.stream().filter(message -> "in".equals(message.direction()) && message.author() != null)
                .map(TranscriptMessage::author).reduce((earlier, later) -> later);
    }

    static Optional<String> name(Optional<Contact> contact) {
        return contact.map(known -> Stream.of(known.firstName(), known.lastName())
                .filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(" "))).filter(name -> !name.isEmpty());
    }

    private static String fields(Optional<Contact> contact) {
        return TranscriptText.head(contact.map(ConversationViews::fields).orElse(""));
    }

    /** What the heading, name and number, does not tell already. */
    private static String fields(Contact contact) {
        Stream<String> mobile = shown("Mobile", contact.phone().equals(contact.mobile()) ? null : contact.mobile());
        Stream<String> custom = contact.custom().entrySet().stream().flatMap(field -> shown(field.getKey(), field.getValue()));
        return Stream.of(mobile, shown("E-mail", contact.email()), custom).flatMap(lines -> lines).collect(Collectors.joining("\n"));
    }

    private static Stream<String> shown(String label, String value) {
        return value == null || value.isBlank() ? Stream.empty() : Stream.of(label + ": " + value);
    }
}
