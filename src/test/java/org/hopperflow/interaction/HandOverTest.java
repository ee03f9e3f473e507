package org.hopperflow.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hopperflow.message.CustomerWrote;
import org.hopperflow.message.Origin;
import org.hopperflow.message.ServiceWindow;
import org.hopperflow.message.Settlement;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.InboundMessageId;
import org.hopperflow.shared.InteractionId;
import org.hopperflow.shared.MessageType;
import org.hopperflow.shared.RuleBroken;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@InteractionTest
class HandOverTest {

    @Autowired
    Interactions interactions;
    @Autowired
    InteractionRepository rows;
    @Autowired
    Neighbours neighbours;
    @Autowired
    Story story;
    @Autowired
    ApplicationEventPublisher events;
    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void an_answered_campaign_conversation_becomes_an_agents_one() {
        Instant sent = story.now().minusSeconds(600);
        Instant answered = story.now();
        EntryId entry = story.templateSent(sent);
        InteractionId campaigns = rows.latestOf(entry).orElseThrow().id();
        story.wrote(answered);

        InteractionId agents = interactions.handOver(entry);

        Interaction row = rows.require(agents);
        assertThat(row.ofAgents()).isTrue();
        assertThat(row.links()).isEqualTo(new Interaction.Links(story.contact, story.campaign, entry));
        assertThat(row.talk().templateSentAt()).isEqualTo(sent);
        assertThat(row.talk().firstCustomerAt()).isEqualTo(answered);
        assertThat(row.talk().lastCustomerAt()).isEqualTo(answered);
        assertThat(rows.require(campaigns).open()).isFalse();
        assertThat(neighbours.assignedEntries).containsEntry(entry, agents);
        assertThat(story.published(InteractionClosed.class))
                .containsExactly(new InteractionClosed(campaigns, false, story.account, story.phone));
        assertThat(story.published(AgentInteractionOpened.class)).containsExactly(new AgentInteractionOpened(agents, story.account));
    }

    @Test
    void a_hand_over_joins_the_agents_conversation_that_is_open() {
        InteractionId agents = story.wroteOutOfTheBlue(story.now().minusSeconds(3600));
        EntryId entry = EntryId.next();
        story.reserveBeside(entry);
        story.settled(AttemptId.next(), Origin.entry(story.campaign, entry, 1, "sendTemplate", "token"),
                Settlement.accepted(), story.now().minusSeconds(60));
        story.wrote(story.now());

        InteractionId joined = interactions.handOver(entry);

        assertThat(joined).isEqualTo(agents);
        assertThat(rows.require(agents).links().entry()).isEqualTo(entry);
        assertThat(rows.require(agents).talk().templateSentAt()).isNotNull();
        assertThat(story.published(AgentInteractionOpened.class)).hasSize(1);
        assertThat(story.published(ConversationMoved.class))
                .containsExactly(new ConversationMoved(agents, ConversationMoved.What.CUSTOMER_WROTE));
    }

    @Test
    void what_was_said_is_in_the_conversation_before_anybody_hears_of_it() {
        InteractionId handedOver = interactions.handOver(story.templateSent(story.now()));
        InteractionId outOfTheBlue = interactions.open(story.wrote(story.now()));

        assertThat(neighbours.heardEmpty).doesNotContain(handedOver, outOfTheBlue);
    }

    @Test
    void after_a_hand_over_the_customer_is_still_taken() {
        EntryId entry = story.templateSent(story.now());
        interactions.handOver(entry);

        assertThat(story.reserve(EntryId.next()).reason()).isEqualTo(Reservation.WITH_AGENT);
    }

    @Test
    void an_entry_without_a_conversation_cannot_be_handed_over() {
        assertThatThrownBy(() -> interactions.handOver(EntryId.next())).isInstanceOf(RuleBroken.class)
                .extracting(broken -> ((RuleBroken) broken).code()).isEqualTo("interaction-not-found");
    }

    @Test
    void a_message_that_quotes_nothing_answers_the_open_campaign() {
        EntryId entry = story.templateSent(story.now());

        CustomerReplied reply = story.wrote(story.now());

        assertThat(reply.entryId()).isEqualTo(entry);
        assertThat(reply.agentInteraction()).isNull();
    }

    @Test
    void a_quoted_message_decides_which_entry_is_answered() {
        story.templateSent(story.now());
        EntryId quoted = EntryId.next();

        CustomerReplied reply = story.wrote(story.now(), Origin.entry(story.campaign, quoted, 1, "sendTemplate", "token"));

        assertThat(reply.entryId()).isEqualTo(quoted);
    }

    @Test
    void a_quoted_agents_message_answers_no_entry() {
        InteractionId agents = story.wroteOutOfTheBlue(story.now());
        story.reserveBeside(EntryId.next());

        CustomerReplied reply = story.wrote(story.now(), Origin.conversation(agents, "ada"));

        assertThat(reply.entryId()).isNull();
        assertThat(reply.agentInteraction()).isEqualTo(agents);
    }

    @Test
    void a_message_brings_every_open_conversation_up_to_date() {
        Instant first = story.now().minusSeconds(100);
        Instant last = story.now();
        EntryId entry = story.templateSent(story.now().minusSeconds(200));

        story.wrote(last);
        story.wrote(first);

        assertThat(rows.latestOf(entry).orElseThrow().talk().lastCustomerAt()).isEqualTo(last);
    }

    @Test
    void a_late_reply_opens_an_agents_conversation_with_the_old_template_and_the_known_contact() {
        Instant sent = story.now().minus(Duration.ofDays(9));
        EntryId entry = story.templateSent(sent);
        interactions.closeCampaign(entry);
        CustomerReplied reply = story.wrote(story.now(), Origin.entry(story.campaign, entry, 1, "sendTemplate", "token"));

        InteractionId agents = interactions.open(reply);

        Interaction row = rows.require(agents);
        assertThat(row.links()).isEqualTo(new Interaction.Links(story.contact, story.campaign, entry));
        assertThat(row.talk().templateSentAt()).isEqualTo(sent);
        assertThat(row.talk().lastCustomerAt()).isEqualTo(reply.at());
        assertThat(neighbours.assigned).containsEntry(reply.id(), agents);
        assertThat(neighbours.assignedEntries).containsEntry(entry, agents);
        assertThat(interactions.view(agents).window().open()).isFalse();
    }

    @Test
    void a_message_out_of_the_blue_opens_one_with_a_contact_of_the_master_list() {
        CustomerReplied reply = story.wrote(story.now());
        assertThat(reply.entryId()).isNull();

        InteractionId agents = interactions.open(reply);

        Interaction row = rows.require(agents);
        assertThat(row.links().contact()).isEqualTo(neighbours.people.get(story.phone).id());
        assertThat(row.talk().templateSentAt()).isNull();
        assertThat(row.talk().firstCustomerAt()).isEqualTo(reply.at());
        assertThat(interactions.view(agents).window()).isEqualTo(new Window(true, reply.at().plus(ServiceWindow.LENGTH), null));
    }

    @Test
    void a_second_message_joins_and_says_that_the_conversation_moved() {
        InteractionId agents = story.wroteOutOfTheBlue(story.now().minusSeconds(10));
        CustomerReplied second = story.wrote(story.now());

        assertThat(second.agentInteraction()).isEqualTo(agents);
        assertThat(interactions.open(second)).isEqualTo(agents);
        assertThat(rows.require(agents).talk().lastCustomerAt()).isEqualTo(second.at());
        assertThat(story.published(ConversationMoved.class))
                .containsExactly(new ConversationMoved(agents, ConversationMoved.What.CUSTOMER_WROTE));
        assertThat(neighbours.assigned).containsEntry(second.id(), agents);
    }

    @Test
    void two_messages_at_once_end_in_one_conversation() throws Exception {
        CustomerReplied one = story.wrote(story.now());
        CustomerReplied other = story.wrote(story.now());

        Set<InteractionId> opened = new HashSet<>(atOnce(() -> interactions.open(one), () -> interactions.open(other)));

        assertThat(opened).hasSize(1);
        assertThat(story.published(AgentInteractionOpened.class)).hasSize(1);
        assertThat(story.published(ConversationMoved.class)).hasSize(1);
    }

    @Test
    void a_late_reply_opens_a_conversation_beside_another_campaigns_one() {
        EntryId old = story.templateSent(story.now().minus(Duration.ofDays(9)));
        interactions.closeCampaign(old);
        EntryId current = story.templateSent(story.now());

        InteractionId agents = interactions.open(
                story.wrote(story.now(), Origin.entry(story.campaign, old, 1, "sendTemplate", "token")));
        interactions.closeCampaign(current);

        assertThat(rows.require(agents).open()).isTrue();
        assertThat(story.reserve(EntryId.next()).reason()).isEqualTo(Reservation.WITH_AGENT);
    }

    @Test
    void a_message_without_a_number_is_kept_and_belongs_to_nobody() {
        events.publishEvent(new CustomerWrote(InboundMessageId.next(), story.account, null, "Ada", MessageType.TEXT, "Hi", null, null,
                story.now()));

        assertThat(story.published(CustomerReplied.class)).isEmpty();
    }

    @Test
    void a_rolled_back_hand_over_leaves_the_campaign_its_conversation() {
        EntryId entry = story.templateSent(story.now());

        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            interactions.handOver(entry);
            status.setRollbackOnly();
        });

        assertThat(rows.latestOf(entry)).get().satisfies(row -> {
            assertThat(row.open()).isTrue();
            assertThat(row.ofAgents()).isFalse();
        });
    }

    @SafeVarargs
    private static <T> List<T> atOnce(Callable<T>... work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(work.length);
        List<T> answers = new ArrayList<>();
        for (Future<T> answer : pool.invokeAll(List.of(work))) {
            answers.add(answer.get());
        }
        pool.shutdown();
        return answers;
    }
}
