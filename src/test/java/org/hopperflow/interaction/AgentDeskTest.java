package org.hopperflow.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hopperflow.message.NewAttempt;
import org.hopperflow.message.Origin;
import org.hopperflow.message.Settlement;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.InteractionId;
import org.hopperflow.shared.RuleBroken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@InteractionTest
class AgentDeskTest {

    static final String WAITING = "No messages can be sent since we are waiting for the customer's response.";
    static final String OVER = "The service window is over. Only the recontact template can be sent.";

    @Autowired
    Interactions interactions;
    @Autowired
    InteractionRepository rows;
    @Autowired
    Neighbours neighbours;
    @Autowired
    Story story;
    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void a_reply_is_queued_in_the_agents_name() {
        InteractionId id = story.wroteOutOfTheBlue(story.now());

        interactions.reply(id, "ada", "Good morning");

        assertThat(neighbours.queuedTo(story.phone)).singleElement().satisfies(queued -> {
            assertThat(queued.getValue().text()).isEqualTo("Good morning");
            assertThat(queued.getValue().accountKey()).isEqualTo(story.account);
            assertThat(queued.getValue().templateId()).isNull();
            assertThat(queued.getValue().origin()).isEqualTo(Origin.conversation(id, "ada"));
        });
        assertThat(story.published(ConversationMoved.class))
                .containsExactly(new ConversationMoved(id, ConversationMoved.What.AGENT_WROTE));
    }

    @Test
    void nothing_is_written_into_a_closed_conversation() {
        InteractionId id = story.wroteOutOfTheBlue(story.now());
        interactions.close(id, "solved");

        assertRefused(() -> interactions.reply(id, "ada", "One more thing"), "interaction-closed", "The interaction is closed.");
        assertRefused(() -> interactions.recontact(id, "ada"), "interaction-closed", "The interaction is closed.");
    }

    @Test
    void nothing_is_written_before_the_customer_answered_the_campaign() {
        InteractionId id = rows.latestOf(story.templateSent(story.now())).orElseThrow().id();

        assertRefused(() -> interactions.reply(id, "ada", "Are you there?"), "waiting-for-customer", WAITING);
        assertRefused(() -> interactions.recontact(id, "ada"), "waiting-for-customer", WAITING);
    }

    @Test
    void nothing_is_written_after_the_window() {
        InteractionId id = overdue();

        assertRefused(() -> interactions.reply(id, "ada", "Sorry, late"), "window-closed", OVER);
    }

    @Test
    void a_text_is_neither_blank_nor_endless() {
        InteractionId id = story.wroteOutOfTheBlue(story.now());

        assertThat(refusal(() -> interactions.reply(id, "ada", "  ")).errors()).extracting("field", "code")
                .containsExactly(tuple("text", "required"));
        assertThat(refusal(() -> interactions.reply(id, "ada", "x".repeat(4097))).errors()).extracting("field", "code")
                .containsExactly(tuple("text", "too-long"));
        interactions.reply(id, "ada", "x".repeat(4096));
    }

    @Test
    void an_unknown_conversation_is_told() {
        assertThat(refusal(() -> interactions.reply(InteractionId.next(), "ada", "Hello")).code()).isEqualTo("interaction-not-found");
    }

    @Test
    void a_refusal_leaves_the_callers_transaction_usable() {
        InteractionId id = overdue();
        EntryId entry = EntryId.next();

        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            refusal(() -> interactions.reply(id, "ada", "Sorry, late"));
            story.reserveBeside(entry);
        });

        assertThat(rows.latestOf(entry)).isPresent();
    }

    @Test
    void the_recontact_template_goes_out_as_system_and_waits_for_the_customer() {
        InteractionId id = overdue();
        neighbours.recontactTemplate(story.account, "May we go on?");

        interactions.recontact(id, "ada");

        NewAttempt queued = neighbours.queuedTo(story.phone).get(0).getValue();
        assertThat(queued.text()).isEqualTo("May we go on?");
        assertThat(queued.templateId()).isNotNull();
        assertThat(queued.origin()).isEqualTo(Origin.conversation(id, "System"));
        assertThat(story.published(ConversationMoved.class))
                .containsExactly(new ConversationMoved(id, ConversationMoved.What.RECONTACTED));
        assertRefused(() -> interactions.recontact(id, "ada"), "waiting-for-customer", WAITING);
        assertRefused(() -> interactions.reply(id, "ada", "Hello?"), "waiting-for-customer", WAITING);
    }

    @Test
    void an_accepted_recontact_begins_a_new_window_once_the_customer_answers() {
        InteractionId id = overdue();
        AttemptId attempt = recontact(id);

        story.settled(attempt, Origin.conversation(id, "System"), Settlement.accepted(), story.now());

        assertThat(interactions.view(id).window().reason()).isEqualTo(WAITING);
        assertThat(rows.require(id).talk().asked().sentAt()).isNotNull();
        interactions.open(story.wrote(story.now()));
        assertThat(interactions.view(id).window().open()).isTrue();
        interactions.reply(id, "ada", "Welcome back");
    }

    @Test
    void an_answer_that_is_here_before_the_acceptance_counts() {
        InteractionId id = overdue();
        AttemptId attempt = recontact(id);
        story.wrote(story.now());

        story.settled(attempt, Origin.conversation(id, "System"), Settlement.accepted(), story.now());

        assertThat(interactions.view(id).window().open()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(value = Settlement.Kind.class, names = {"TEMPORARY", "PERMANENT", "CANCELLED"})
    void a_recontact_that_failed_may_be_tried_again(Settlement.Kind kind) {
        InteractionId id = overdue();
        AttemptId attempt = recontact(id);

        story.settled(attempt, Origin.conversation(id, "System"), new Settlement(kind, "no", null, null), story.now());

        interactions.recontact(id, "ada");
        assertThat(neighbours.queuedTo(story.phone)).hasSize(2);
    }

    @Test
    void a_recontact_that_nobody_can_confirm_is_not_sent_twice() {
        InteractionId id = overdue();
        AttemptId attempt = recontact(id);

        Settlement unconfirmed = new Settlement(Settlement.Kind.UNCONFIRMED, "Send not confirmed", null, null);
        story.settled(attempt, Origin.conversation(id, "System"), unconfirmed, story.now());

        assertRefused(() -> interactions.recontact(id, "ada"), "waiting-for-customer", WAITING);
    }

    @Test
    void a_recontact_that_was_not_delivered_may_be_tried_again() {
        InteractionId id = overdue();
        AttemptId attempt = recontact(id);
        story.settled(attempt, Origin.conversation(id, "System"), Settlement.accepted(), story.now());

        story.undelivered(attempt, Origin.conversation(id, "System"));

        interactions.recontact(id, "ada");
        assertThat(neighbours.queuedTo(story.phone)).hasSize(2);
    }

    @Test
    void an_accepted_reply_changes_no_window() {
        InteractionId id = story.wroteOutOfTheBlue(story.now());

        story.settled(AttemptId.next(), Origin.conversation(id, "ada"), Settlement.accepted(), story.now());

        assertThat(rows.require(id).talk().templateSentAt()).isNull();
        assertThat(interactions.view(id).window().open()).isTrue();
    }

    @Test
    void no_recontact_while_the_window_is_open() {
        InteractionId id = story.wroteOutOfTheBlue(story.now());

        assertThat(refusal(() -> interactions.recontact(id, "ada")).code()).isEqualTo("window-open");
    }

    @Test
    void no_recontact_without_a_template() {
        assertThat(refusal(() -> interactions.recontact(overdue(), "ada")).code()).isEqualTo("no-recontact-template");
    }

    @Test
    void no_marketing_recontact_to_who_switched_marketing_off() {
        InteractionId id = overdue();
        neighbours.recontactTemplate(story.account, "May we go on?");
        neighbours.noMarketing.add(story.phone);

        assertThat(refusal(() -> interactions.recontact(id, "ada"))).satisfies(refused -> {
            assertThat(refused.code()).isEqualTo("suppressed");
            assertThat(refused).hasMessageContaining("stopped marketing messages");
        });
    }

    @Test
    void no_recontact_to_a_suppressed_number() {
        InteractionId id = overdue();
        neighbours.recontactTemplate(story.account, "May we go on?");
        interactions.suppress(story.account, story.phone, "Customer opted out");

        assertThat(refusal(() -> interactions.recontact(id, "ada")).code()).isEqualTo("suppressed");
    }

    @Test
    void a_conversation_is_closed_once() {
        InteractionId id = story.wroteOutOfTheBlue(story.now());

        interactions.close(id, "solved");
        interactions.close(id, "again");

        assertThat(rows.require(id).life().disposition()).isEqualTo("solved");
        assertThat(story.published(InteractionClosed.class))
                .containsExactly(new InteractionClosed(id, true, story.account, story.phone));
        assertThat(story.reserve(EntryId.next()).granted()).isTrue();
    }

    @Test
    void a_campaigns_conversation_is_not_the_agents_to_close() {
        InteractionId id = rows.latestOf(story.templateSent(story.now())).orElseThrow().id();

        assertThat(refusal(() -> interactions.close(id, "solved")).code()).isEqualTo("campaign-interaction");
    }

    @Test
    void an_untouched_conversation_ends_seven_days_after_its_window() {
        CustomerReplied reply = story.wrote(story.now());
        InteractionId id = interactions.open(reply);

        assertThat(interactions.abandonedAt(id)).isEqualTo(reply.at().plus(Duration.ofDays(8)));
    }

    @Test
    void a_conversation_that_begins_after_its_window_is_not_abandoned_at_once() {
        EntryId entry = story.templateSent(story.now().minus(Duration.ofDays(30)));
        interactions.closeCampaign(entry);
        InteractionId id = interactions.open(
                story.wrote(story.now(), Origin.entry(story.campaign, entry, 1, "sendTemplate", "token")));

        assertThat(interactions.abandonedAt(id)).isAfterOrEqualTo(rows.require(id).life().openedAt().plus(Duration.ofDays(7)));
    }

    /** An agents' conversation whose window ended a day ago. */
    private InteractionId overdue() {
        return story.wroteOutOfTheBlue(story.now().minus(Duration.ofHours(48)));
    }

    private AttemptId recontact(InteractionId id) {
        neighbours.recontactTemplate(story.account, "May we go on?");
        interactions.recontact(id, "ada");
        return neighbours.queuedTo(story.phone).stream().map(Map.Entry::getKey).findFirst().orElseThrow();
    }

    private static void assertRefused(ThrowingCallable call, String code, String detail) {
        RuleBroken refusal = refusal(call);
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal).hasMessage(detail);
        assertThat(refusal.kind()).isEqualTo(RuleBroken.Kind.CONFLICT);
    }

    private static RuleBroken refusal(ThrowingCallable call) {
        RuleBroken refusal = catchThrowableOfType(RuleBroken.class, call);
        assertThat(refusal).isNotNull();
        return refusal;
    }
}
