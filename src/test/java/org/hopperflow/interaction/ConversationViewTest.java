package org.hopperflow.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hopperflow.message.TranscriptMessage;
import org.hopperflow.shared.InboundMessageId;
import org.hopperflow.shared.InteractionId;
import org.hopperflow.shared.MessageType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@InteractionTest
class ConversationViewTest {

    private static final Instant AT = Instant.parse("2026-03-04T05:06:07Z");

    @Autowired
    Interactions interactions;
    @Autowired
    Neighbours neighbours;
    @Autowired
    Story story;

    @Test
    void an_agent_sees_who_what_was_sent_and_what_was_answered() {
        InteractionId id = story.wroteOutOfTheBlue(story.now());
        neighbours.said.put(id, List.of(out(MessageType.TEMPLATE, "Shall we call?", "System"), in(MessageType.BUTTON, "Yes"),
                out(MessageType.TEXT, "When?", "ada"), in(MessageType.MEDIA, null)));

        ConversationView view = interactions.view(id);

        assertThat(view.contactName()).isEqualTo("Ada");
        assertThat(view.contactFields()).isEqualTo("city: Turin");
        assertThat(view.sentText()).isEqualTo("Shall we call?");
        assertThat(view.answerText()).isEqualTo("[media]");
        assertThat(view.transcript()).isEqualTo("""
                System, 4 Mar 2026, 06:06
                Shall we call?

                Customer, 4 Mar 2026, 06:06
                Yes

                ada, 4 Mar 2026, 06:06
                When?

                Customer, 4 Mar 2026, 06:06
                [media]""");
        assertThat(view.closed()).isFalse();
    }

    @Test
    void a_failed_message_says_why() {
        String transcript = new TranscriptText(List.of(new TranscriptMessage(UUID.randomUUID(), "out", MessageType.TEXT, "Hello", "failed",
                "Message Undeliverable", "ada", AT)), Neighbours.ROME).all();

        assertThat(transcript).endsWith("Hello (not delivered: Message Undeliverable)");
    }

    @Test
    void long_texts_are_cut_to_what_a_form_holds() {
        TranscriptText text = new TranscriptText(List.of(in(MessageType.TEXT, "first" + "x".repeat(4091)), in(MessageType.TEXT, "last")), Neighbours.ROME);

        assertThat(text.all()).hasSize(4000).startsWith("…").endsWith("last");
        assertThat(TranscriptText.head("first" + "x".repeat(4091))).hasSize(4000).startsWith("first").endsWith("…");
    }

    @Test
    void nothing_said_is_an_empty_text() {
        TranscriptText text = new TranscriptText(List.of(), Neighbours.ROME);

        assertThat(List.of(text.sent(), text.answered(), text.all())).containsOnly("");
    }

    @Test
    void a_contact_without_a_name_is_called_by_the_number() {
        InteractionId id = interactions.open(new CustomerReplied(InboundMessageId.next(), story.account, story.phone,
                null, MessageType.TEXT, "Hello", null, story.now(), null, null));

        assertThat(interactions.view(id).contactName()).isEqualTo(story.phone);
    }

    private static TranscriptMessage in(MessageType type, String text) {
        return new TranscriptMessage(UUID.randomUUID(), "in", type, text, "received", null, null, AT);
    }

    private static TranscriptMessage out(MessageType type, String text, String author) {
        return new TranscriptMessage(UUID.randomUUID(), "out", type, text, "read", null, author, AT);
    }
}
