package org.hopperflow.interaction;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hopperflow.contact.Contact;
import org.hopperflow.contact.Contacts;
import org.hopperflow.interaction.DeskSorting.Placed;
import org.hopperflow.message.SendingAccounts;
import org.hopperflow.message.TranscriptMessage;
import org.hopperflow.message.Transcripts;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.InteractionId;
import org.springframework.stereotype.Component;

/** Adds names and last words to the conversations of a list, all at once. */
@Component
class DeskCards {

    /** As many as a person looks through. */
    private static final int SHOWN = 100;
    private static final int WORDS = 120;

    private final Contacts contacts;
    private final Transcripts transcripts;
    private final SendingAccounts accounts;

    DeskCards(Contacts contacts, Transcripts transcripts, SendingAccounts accounts) {
        this.contacts = contacts;
        this.transcripts = transcripts;
        this.accounts = accounts;
    }

    List<ConversationCard> of(List<Placed> all) {
        List<Placed> shown = all.subList(0, Math.min(SHOWN, all.size()));
        List<Interaction> interactions = shown.stream().map(placed -> placed.interaction()).toList();
        Map<ContactId, Contact> people = contacts.byIds(interactions.stream().map(one -> one.links().contact())
                .filter(Objects::nonNull).distinct().toList());
        Map<InteractionId, TranscriptMessage> latest = transcripts.latest(interactions.stream().map(Interaction::id).toList());
        return shown.stream().map(placed -> {
            Interaction one = placed.interaction();
            ContactId contact = one.links().contact();
            return card(placed, contact == null ? null : people.get(contact), latest.get(one.id()));
        }).toList();
    }

    private ConversationCard card(Placed placed, Contact contact, TranscriptMessage last) {
        Interaction one = placed.interaction();
        boolean ours = last != null && "out".equals(last.direction());
        String name = ConversationViews.name(Optional.ofNullable(contact))
                .orElse(last != null && !ours && last.author() != null ? last.author() : one.customer().phone());
        Instant lastAt = last == null ? one.life().openedAt() : last.at();
        return new ConversationCard(one.id(), one.customer().account(), one.customer().phone(), name, words(last), ours, lastAt,
                placed.window(), placed.interaction().holding(), accounts.timeZone(one.customer().account()));
    }

    private static String words(TranscriptMessage last) {
        if (last == null) {
            return "";
        }
        String text = last.text() == null || last.text().isBlank() ? "[" + last.type().word() + "]" : last.text();
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= WORDS ? line : line.substring(0, WORDS - 1) + "…";
    }
}
