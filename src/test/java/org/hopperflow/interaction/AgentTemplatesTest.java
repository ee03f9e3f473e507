package org.hopperflow.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.groups.Tuple;
import org.hopperflow.message.Origin;
import org.hopperflow.message.ServiceWindow;
import org.hopperflow.message.Settlement;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.InboundMessageId;
import org.hopperflow.shared.InteractionId;
import org.hopperflow.shared.RuleBroken;
import org.hopperflow.shared.TemplateId;
import org.hopperflow.template.Mapping;
import org.hopperflow.template.Template;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Templates that agents send: in a conversation, after one, and to begin one. */
@InteractionTest
class AgentTemplatesTest {

    @Autowired
    Interactions interactions;
    @Autowired
    AgentActions actions;
    @Autowired
    InteractionLookup lookup;
    @Autowired
    InteractionRepository rows;
    @Autowired
    Neighbours neighbours;
    @Autowired
    Story story;

    private Caller ada;
    private Template utility;

    @BeforeEach
    void aTemplateForAgents() {
        ada = new Caller("ada", Set.of("AGENTS", story.account.queue().toUpperCase(Locale.ROOT)));
        utility = neighbours.template(story.account, "UTILITY", "Your order is ready.");
    }

    @Test
    void a_template_of_another_category_replaces_the_window() {
        InteractionId id = talking("MARKETING");

        Sent sent = actions.template(id, order(utility), ada);

        assertThat(sent.interactionId()).isEqualTo(id);
        assertThat(neighbours.queued.get(sent.id()).origin()).isEqualTo(Origin.conversation(id, "ada"));
        assertThat(neighbours.queued.get(sent.id()).text()).isEqualTo("Your order is ready.");
        assertThat(story.published(ConversationMoved.class)).contains(new ConversationMoved(id, ConversationMoved.What.RECONTACTED));
        assertRefused(() -> interactions.reply(id, "ada", "And?"), "waiting-for-customer", ServiceWindow.WAITING);
        assertRefused(() -> actions.template(id, order(utility), ada), "waiting-for-customer", ServiceWindow.WAITING);
        assertRefused(() -> actions.recontact(id, ada), "waiting-for-customer", ServiceWindow.WAITING);
    }

    @Test
    void the_answer_to_it_opens_a_window_that_counts_from_it() {
        InteractionId id = talking("MARKETING");
        Instant sentAt = story.now().minusSeconds(5);
        Sent sent = actions.template(id, order(utility), ada);
        story.settled(sent.id(), Origin.conversation(id, "ada"), Settlement.accepted(), sentAt);
        assertThat(interactions.view(id).window()).isEqualTo(new Window(false, sentAt.plus(ServiceWindow.LENGTH), ServiceWindow.WAITING));

        interactions.open(story.wrote(story.now()));

        assertThat(interactions.view(id).window()).isEqualTo(new Window(true, sentAt.plus(ServiceWindow.LENGTH), null));
        assertThat(rows.require(id).talk().templateAttempt()).isEqualTo(sent.id());
        interactions.reply(id, "ada", "Good");
    }

    @Test
    void a_template_of_the_same_category_leaves_the_window_as_it_is() {
        InteractionId id = talking("UTILITY");
        Window before = interactions.view(id).window();

        Sent sent = actions.template(id, order(utility), ada);
        story.settled(sent.id(), Origin.conversation(id, "ada"), Settlement.accepted(), story.now());

        assertThat(interactions.view(id).window()).isEqualTo(before);
        interactions.reply(id, "ada", "And one more thing");
    }

    @Test
    void a_window_that_the_customer_opened_is_replaced_by_any_template() {
        InteractionId id = story.wroteOutOfTheBlue(story.now());

        actions.template(id, order(utility), ada);

        assertRefused(() -> interactions.reply(id, "ada", "And?"), "waiting-for-customer", ServiceWindow.WAITING);
    }

    @Test
    void when_the_replacing_template_is_refused_or_not_delivered_the_window_is_as_it_was() {
        InteractionId id = talking("MARKETING");
        Talk before = rows.require(id).talk();
        Sent refused = actions.template(id, order(utility), ada);
        story.settled(refused.id(), Origin.conversation(id, "ada"), new Settlement(Settlement.Kind.PERMANENT, "no", null, null), story.now());
        assertThat(rows.require(id).talk()).isEqualTo(before);

        Sent undelivered = actions.template(id, order(utility), ada);
        story.settled(undelivered.id(), Origin.conversation(id, "ada"), Settlement.accepted(), story.now());
        story.undelivered(undelivered.id(), Origin.conversation(id, "ada"));

        assertThat(rows.require(id).talk()).isEqualTo(before);
        interactions.reply(id, "ada", "Then in words");
    }

    @Test
    void nothing_but_the_recontact_goes_out_when_the_window_is_over() {
        InteractionId id = story.wroteOutOfTheBlue(story.now().minus(Duration.ofHours(30)));

        assertRefused(() -> actions.template(id, order(utility), ada), "window-closed", ServiceWindow.OVER);
    }

    @Test
    void nothing_goes_out_before_the_customer_answered_the_campaign() {
        InteractionId id = rows.latestOf(story.templateSent(story.now())).orElseThrow().id();

        assertRefused(() -> actions.template(id, order(utility), ada), "waiting-for-customer", ServiceWindow.WAITING);
    }

    @Test
    void in_a_closed_conversation_it_begins_a_new_one_of_the_agent() {
        InteractionId closed = closed();

        Sent sent = actions.template(closed, order(utility), ada);

        Interaction begun = rows.require(sent.interactionId());
        assertThat(begun.id()).isNotEqualTo(closed);
        assertThat(begun.ofAgents()).isTrue();
        assertThat(begun.links().contact()).isEqualTo(rows.require(closed).links().contact());
        assertThat(neighbours.queued.get(sent.id()).origin()).isEqualTo(Origin.conversation(begun.id(), "ada"));
        assertThat(story.published(AgentInteractionOpened.class)).contains(new AgentInteractionOpened(begun.id(), story.account));
        assertRefused(() -> interactions.reply(begun.id(), "ada", "Hello?"), "waiting-for-customer", ServiceWindow.WAITING);
        assertThat(interactions.open(story.wrote(story.now()))).isEqualTo(begun.id());
        interactions.reply(begun.id(), "ada", "There you are");
    }

    @Test
    void the_recontact_begins_a_new_one_too_and_goes_out_as_system() {
        InteractionId closed = closed();
        neighbours.recontactTemplate(story.account, "May we go on?");

        Sent sent = actions.recontact(closed, ada);

        assertThat(neighbours.queued.get(sent.id()).origin()).isEqualTo(Origin.conversation(sent.interactionId(), "System"));
        assertThat(rows.require(sent.interactionId()).open()).isTrue();
        assertRefused(() -> actions.recontact(closed, ada), "interaction-open", "The customer has an open interaction with an agent.");
        assertRefused(() -> actions.recontact(sent.interactionId(), ada), "waiting-for-customer", ServiceWindow.WAITING);
    }

    @Test
    void none_begins_beside_another_one() {
        InteractionId closed = closed();
        story.templateSent(story.now());

        assertRefused(() -> actions.template(closed, order(utility), ada), "interaction-open",
                "The customer has an open interaction with a campaign.");
        assertThat(neighbours.queuedTo(story.phone)).isEmpty();
    }

    @Test
    void a_campaign_waits_for_the_conversation_that_an_agent_began() {
        actions.template(closed(), order(utility), ada);

        assertThat(story.reserve(EntryId.next())).isEqualTo(new Reservation(false, Reservation.WITH_AGENT));
    }

    @Test
    void one_that_began_with_a_template_that_was_lost_takes_another() {
        Sent lost = actions.template(closed(), order(utility), ada);
        story.settled(lost.id(), Origin.conversation(lost.interactionId(), "ada"),
                new Settlement(Settlement.Kind.PERMANENT, "no", null, null), story.now());
        assertThat(story.published(ConversationMoved.class))
                .contains(new ConversationMoved(lost.interactionId(), ConversationMoved.What.TEMPLATE_LOST));
        assertRefused(() -> interactions.reply(lost.interactionId(), "ada", "Hello?"), "waiting-for-customer", ServiceWindow.WAITING);

        Sent again = actions.template(lost.interactionId(), order(utility), ada);

        assertThat(again.interactionId()).isEqualTo(lost.interactionId());
    }

    @Test
    void of_ten_agents_who_begin_at_once_one_does() throws Exception {
        List<Object> outcomes = atOnce(10, () -> actions.single(
                new SingleMessages.Order(story.account, story.phone, null, order(utility)), ada));

        assertThat(outcomes).filteredOn(Sent.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(RuleBroken.class::isInstance).hasSize(9)
                .allSatisfy(refusal -> assertThat(((RuleBroken) refusal).code()).isEqualTo("interaction-open"));
    }

    @Test
    void a_single_message_of_an_agent_begins_a_conversation_with_the_contact() {
        Sent sent = single(order(utility), ada);

        Interaction begun = rows.require(sent.interactionId());
        assertThat(begun.links().contact()).isEqualTo(neighbours.people.get(story.phone).id());
        assertThat(story.published(AgentInteractionOpened.class)).containsExactly(new AgentInteractionOpened(begun.id(), story.account));
    }

    @Test
    void a_single_message_goes_to_a_contact_by_its_id_too() {
        ContactId contact = neighbours.inMasterList(story.account, story.phone, "Bea").id();
        Template template = neighbours.keep(new Template(TemplateId.next(), story.account, null, Neighbours.draft("UTILITY", "Hi {{1}}, it is ready"),
                Template.APPROVED, null, null, new Mapping(Map.of("body.1", new Mapping.Source("firstName", null))), false, true, story.now(),
                null));

        Sent sent = actions.single(new SingleMessages.Order(story.account, null, contact, order(template)), ada);

        assertThat(neighbours.queued.get(sent.id())).satisfies(queued -> {
            assertThat(queued.to()).isEqualTo(story.phone);
            assertThat(queued.text()).isEqualTo("Hi Bea, it is ready");
        });
        assertThat(rows.require(sent.interactionId()).links().contact()).isEqualTo(contact);
    }

    @Test
    void nobody_has_what_a_manager_begins() {
        Sent sent = single(order(utility), new Caller("mia", Set.of("MANAGERS")));

        assertThat(story.published(AgentInteractionOpened.class))
                .containsExactly(new AgentInteractionOpened(sent.interactionId(), story.account));
    }

    @Test
    void a_template_that_is_not_for_agents_is_a_managers_and_begins_nothing() {
        Template campaigns = neighbours.keep(new Template(TemplateId.next(), story.account, null, Neighbours.draft("MARKETING", "News"),
                Template.APPROVED, null, null, Mapping.NONE, false, false, story.now(), null));

        Sent sent = single(order(campaigns), new Caller("mia", Set.of("MANAGERS")));

        assertThat(sent.interactionId()).isNull();
        assertThat(neighbours.queued.get(sent.id()).origin()).isEqualTo(Origin.single("mia"));
        assertThat(refusal(() -> single(order(campaigns), ada)).code()).isEqualTo("not-available-to-agents");
    }

    @Test
    void a_template_must_be_the_accounts_own_approved_and_complete() {
        InteractionId id = story.wroteOutOfTheBlue(story.now());
        Template foreign = neighbours.template(AccountKey.of("other"), "UTILITY", "Hello");
        Template paused = neighbours.keep(new Template(TemplateId.next(), story.account, null, Neighbours.draft("UTILITY", "Hi"), "PAUSED",
                null, null, Mapping.NONE, false, true, story.now(), null));
        Template open = neighbours.template(story.account, "UTILITY", "Your order {{1}} waits for you until {{2}} at our desk.");

        assertThat(fields(() -> actions.template(id, order(foreign), ada))).containsExactly(tuple("templateId", "unknown-template"));
        assertThat(fields(() -> actions.template(id, new TemplateOrder(TemplateId.next(), null), ada)))
                .containsExactly(tuple("templateId", "unknown-template"));
        assertThat(refusal(() -> actions.template(id, order(paused), ada)).code()).isEqualTo("template-not-approved");
        assertThat(fields(() -> actions.template(id, order(open), ada)))
                .containsExactly(tuple("variables.1", "required"), tuple("variables.2", "required"));
        assertThat(fields(() -> actions.template(id, new TemplateOrder(open.id(), Map.of("1", "a", "2", "b", "3", "c")), ada)))
                .containsExactly(tuple("variables.3", "unknown-variable"));
        assertThat(fields(() -> actions.template(id, new TemplateOrder(open.id(), Map.of("1", "a", "2", "x".repeat(1025))), ada)))
                .containsExactly(tuple("variables.2", "too-long"));
        assertThat(neighbours.queuedTo(story.phone)).isEmpty();
    }

    @Test
    void values_that_are_given_count_more_than_the_contacts_fields() {
        InteractionId id = story.wroteOutOfTheBlue(story.now());
        Template template = neighbours.keep(new Template(TemplateId.next(), story.account, null,
                Neighbours.draft("UTILITY", "Order {{1}} for {{2}} in {{3}}"), Template.APPROVED, null, null,
                new Mapping(Map.of("body.2", new Mapping.Source("firstName", null), "body.3", new Mapping.Source("custom.city", null))),
                false, true, story.now(), null));

        Sent sent = actions.template(id, new TemplateOrder(template.id(), Map.of("1", "4711", "firstName", "Bea")), ada);

        assertThat(neighbours.queued.get(sent.id()).text()).isEqualTo("Order 4711 for Bea in Turin");
    }

    @Test
    void a_suppressed_number_gets_nothing_and_one_without_marketing_no_marketing() {
        InteractionId id = story.wroteOutOfTheBlue(story.now());
        Template marketing = neighbours.template(story.account, "MARKETING", "News");
        neighbours.noMarketing.add(story.phone);

        assertRefused(() -> actions.template(id, order(marketing), ada), "suppressed",
                "The customer stopped marketing messages, and the template \"for_agents\" is one.");
        interactions.reply(id, "ada", "Still, your order is ready");
        neighbours.suppressed.add(story.phone);
        assertRefused(() -> actions.template(id, order(utility), ada), "suppressed",
                "The number is suppressed: no template can be sent to it.");
        assertRefused(() -> interactions.reply(id, "ada", "Hello?"), "suppressed", "The number is suppressed: no message can be sent to it.");
        interactions.close(id, "opted out");
        assertThat(refusal(() -> single(order(utility), ada)).code()).isEqualTo("suppressed");
    }

    @Test
    void an_agent_knows_only_the_accounts_of_their_queues() {
        InteractionId id = story.wroteOutOfTheBlue(story.now());
        Caller eve = new Caller("eve", Set.of("AGENTS", "QUEUEOTHER"));
        Filter all = new Filter(story.account, null, null, null, null, null);

        assertThat(refusal(() -> single(order(utility), eve)).code()).isEqualTo("account-not-found");
        assertThat(refusal(() -> lookup.requireSeen(id, eve)).code()).isEqualTo("interaction-not-found");
        assertThat(lookup.page(new Looking(all, eve, null, 10)).items()).isEmpty();
        assertThat(lookup.page(new Looking(all, new Caller("eve", Set.of("AGENTS")), null, 10)).items()).isEmpty();
        lookup.requireSeen(id, ada);
        assertThat(lookup.page(new Looking(all, ada, null, 10)).items()).hasSize(1);
        assertThat(lookup.page(new Looking(all, new Caller("sue", Set.of("AGENTS", "SUPERVISORS")), null, 10)).items()).hasSize(1);
    }

    @Test
    void a_list_shows_one_kind_one_customer_one_campaign_or_one_agent() {
        EntryId entry = story.templateSent(story.now());
        interactions.closeCampaign(entry);
        Sent begun = single(order(utility), ada);

        assertThat(listed(new Filter(story.account, null, Interaction.Kind.AGENT, null, null, null))).containsExactly(begun.interactionId());
        assertThat(listed(new Filter(null, null, null, "ada", story.phone, null))).containsExactly(begun.interactionId());
        assertThat(listed(new Filter(null, null, null, null, "+" + story.phone, null))).hasSize(2);
        assertThat(listed(new Filter(null, null, null, null, null, story.campaign))).containsExactly(rows.latestOf(entry).orElseThrow().id());
        assertThat(listed(new Filter(null, Interaction.Status.CLOSED, Interaction.Kind.AGENT, null, story.phone, null))).isEmpty();
    }

    private List<InteractionId> listed(Filter filter) {
        return lookup.page(new Looking(filter, ada, null, 10)).items().stream().map(InteractionView::id).toList();
    }

    @Test
    void closing_asks_whether_the_customer_wrote_since() {
        CustomerReplied first = story.wrote(story.now());
        InteractionId id = interactions.open(first);
        InboundMessageId seen = first.id();
        interactions.open(story.wrote(story.now()));

        assertRefused(() -> actions.close(id, new Closing("done", seen), ada), "customer-wrote",
                "The customer has written meanwhile: read it before you close.");
        assertThat(rows.require(id).open()).isTrue();

        actions.close(id, new Closing("done", story.published(CustomerReplied.class).get(1).id()), ada);
        actions.close(id, new Closing("again", seen), ada);
        assertThat(rows.require(id).life().disposition()).isEqualTo("done");
    }

    /** An agents' conversation whose window counts from an answered template of this category. */
    private InteractionId talking(String category) {
        Sent sent = single(order(neighbours.template(story.account, category, "Hello")), ada);
        story.settled(sent.id(), Origin.conversation(sent.interactionId(), "ada"), Settlement.accepted(), story.now().minusSeconds(60));
        interactions.open(story.wrote(story.now()));
        return sent.interactionId();
    }

    private InteractionId closed() {
        InteractionId id = story.wroteOutOfTheBlue(story.now());
        interactions.close(id, "done");
        return id;
    }

    private Sent single(TemplateOrder order, Caller sender) {
        return actions.single(new SingleMessages.Order(story.account, story.phone, null, order), sender);
    }

    private static TemplateOrder order(Template template) {
        return new TemplateOrder(template.id(), null);
    }

    private static List<Object> atOnce(int times, Callable<?> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Future<Object>> running = IntStream.range(0, times).mapToObj(i -> threads.submit((Callable<Object>) () -> {
                try {
                    return call.call();
                } catch (RuleBroken refusal) {
                    return refusal;
                }
            })).toList();
            List<Object> outcomes = new ArrayList<>();
            for (Future<Object> each : running) {
                outcomes.add(each.get());
            }
            return outcomes;
        } finally {
            threads.shutdown();
        }
    }

    private static void assertRefused(ThrowingCallable call, String code, String detail) {
        assertThat(refusal(call)).hasMessage(detail).extracting(RuleBroken::code).isEqualTo(code);
    }

    private static List<Tuple> fields(ThrowingCallable call) {
        return refusal(call).errors().stream().map(error -> tuple(error.field(), error.code())).toList();
    }

    private static RuleBroken refusal(ThrowingCallable call) {
        RuleBroken refusal = catchThrowableOfType(RuleBroken.class, call);
        assertThat(refusal).isNotNull();
        return refusal;
    }
}
