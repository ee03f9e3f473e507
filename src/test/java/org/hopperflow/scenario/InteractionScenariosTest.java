package org.hopperflow.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hopperflow.shared.ServiceWindowStart.LAST_CUSTOMER_MESSAGE;
import static org.hopperflow.shared.ServiceWindowStart.TEMPLATE_SENT;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.hopperflow.access.Groups;
import org.hopperflow.access.NewUser;
import org.hopperflow.access.Users;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.World;
import org.hopperflow.shared.ServiceWindowStart;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The rules for conversations (design section 9, "Interactions"), one test each, with either rule for the window where it matters. */
class InteractionScenariosTest extends Scenario {

    private static final String WAITING = "No messages can be sent since we are waiting for the customer's response.";
    private static final String OVER = "The service window is over. Only the recontact template can be sent.";
    private static final String SUPPRESSED = "The number is suppressed: no message can be sent to it.";
    private static final String PASSWORD = "password-of-the-tests";

    @Autowired Users users;

    private final Map<ServiceWindowStart, Shop> shops = new EnumMap<>(ServiceWindowStart.class);
    private Shop shop;

    /** An account with templates for agents, one of which is its recontact template. */
    private record Shop(World world, String marketing, String utility) {
    }

    @BeforeAll
    void openTwoShops() {
        shops.put(TEMPLATE_SENT, fitted(world, TEMPLATE_SENT));
        shops.put(LAST_CUSTOMER_MESSAGE, fitted(World.create(api), LAST_CUSTOMER_MESSAGE));
        shop = shops.get(TEMPLATE_SENT);
    }

    private Shop fitted(World world, ServiceWindowStart rule) {
        Shop fitted = new Shop(world, world.recontactTemplate(), world.utilityTemplate());
        for (String template : List.of(fitted.marketing(), fitted.utility())) {
            api.patch("/api/v1/templates/" + template, "{\"availableToAgents\": true}").expect(200);
        }
        api.patch("/api/v1/accounts/" + world.key, "{\"serviceWindowStart\": \"" + rule + "\", \"recontactTemplateId\": \""
                + fitted.marketing() + "\"}").expect(200);
        return fitted;
    }

    private void windowCountsFrom(ServiceWindowStart rule) {
        shop = shops.get(rule);
        world = shop.world();
    }

    @ParameterizedTest
    @EnumSource
    void a_quick_reply_in_time_is_recorded_and_opens_a_conversation_where_the_agent_sees_template_and_answer(ServiceWindowStart rule) {
        windowCountsFrom(rule);
        String phone = customer(TAPS);

        String campaign = campaign("", phone);

        world.awaitEntry(campaign, phone, "CLOSED", "Answered");
        assertThat(rows(campaign, phone).get(0).path("answer").asText()).isEqualTo("Yes, please");
        JsonNode conversation = shown(awaitAgents(phone), "messages", 2);
        assertThat(conversation.path("campaignId").asText()).isEqualTo(campaign);
        assertThat(conversation.path("contactId").asText()).isEqualTo(world.entry(campaign, phone).path("contactId").asText());
        assertThat(said(conversation)).startsWith("out template System, in button ");
        assertThat(conversation.at("/messages/0/text").asText()).contains("our spring collection has arrived");
        assertThat(conversation.at("/messages/1/text").asText()).isEqualTo("Yes, please");
        assertThat(openOf("CAMPAIGN", phone)).isEmpty();
        assertThat(conversation.at("/window/open").asBoolean()).isTrue();
        Instant from = at(conversation, rule == TEMPLATE_SENT ? 0 : 1);
        assertThat(ends(conversation)).isCloseTo(from.plus(24, ChronoUnit.HOURS), within(5, ChronoUnit.SECONDS));
        write(id(conversation), "Which size?").expect(201);
    }

    @ParameterizedTest
    @EnumSource
    void any_other_text_in_time_closes_the_campaigns_conversation_and_opens_one_for_the_agents(ServiceWindowStart rule) {
        windowCountsFrom(rule);
        String phone = customer("{\"answer\": {\"type\": \"TEXT\", \"text\": \"Which sizes?\"}, \"afterMillis\": 50}");

        String campaign = campaign("", phone);

        world.awaitEntry(campaign, phone, "CLOSED", "Answered");
        String conversation = awaitAgents(phone);
        assertThat(openOf("CAMPAIGN", phone)).isEmpty();
        assertThat(conversation(conversation).findValuesAsText("text")).contains("Which sizes?");
        write(conversation, "All of them").expect(201);
    }

    @ParameterizedTest
    @EnumSource
    void a_reply_after_the_timeout_is_not_valid_for_the_campaign_and_opens_a_conversation(ServiceWindowStart rule) {
        windowCountsFrom(rule);
        String phone = customer();
        String campaign = campaign("", phone);
        awaitSent(campaign, phone);
        assertThat(api.get("/api/v1/interactions?phone=" + phone).json().path("items").findValuesAsText("status")).containsExactly("OPEN");
        later("P1DT1H");
        world.awaitEntry(campaign, phone, "CLOSED", NO_ANSWER);
        assertThat(openOf("CAMPAIGN", phone)).as("unanswered, so closed, and nothing for an agent").isEmpty();
        assertThat(openOf("AGENT", phone)).isEmpty();

        taps(phone);

        String conversation = awaitAgents(phone);
        world.awaitEntry(campaign, phone, "CLOSED", NO_ANSWER);
        assertThat(rows(campaign, phone).get(0).path("outcome").asText()).isNotEqualTo("ANSWERED");
        if (rule == TEMPLATE_SENT) {
            assertRefused(write(conversation, "Welcome back"), "window-closed", OVER);
        } else {
            write(conversation, "Welcome back").expect(201);
        }
    }

    @Test
    void a_message_out_of_the_blue_finds_the_contact_by_number_or_makes_one_in_the_master_list() {
        windowCountsFrom(TEMPLATE_SENT);
        String known = customer();
        String stranger = customer();
        String master = api.get("/api/v1/accounts/" + world.key).expect(200).json().path("masterListId").asText();
        String contact = api.post("/api/v1/lists/" + master + "/contacts", "{\"phone\": \"" + known + "\"}").expect(201).id();

        writes(known, "Are you open?");
        writes(stranger, "Are you open?");

        assertThat(conversation(awaitAgents(known)).path("contactId").asText()).isEqualTo(contact);
        String made = conversation(awaitAgents(stranger)).path("contactId").asText();
        JsonNode lee = api.get("/api/v1/contacts/" + made).expect(200).json();
        assertThat(lee.path("listId").asText()).isEqualTo(master);
        assertThat(lee.path("phone").asText() + " " + lee.path("firstName").asText()).isEqualTo(stranger + " Lee");
    }

    @Test
    void before_the_customer_has_answered_no_messages_can_be_sent() {
        windowCountsFrom(TEMPLATE_SENT);
        String phone = customer();
        awaitSent(campaign("", phone), phone);
        String campaigns = openOf("CAMPAIGN", phone).get(0);

        assertRefused(write(campaigns, "Hello?"), "waiting-for-customer", WAITING);
        assertRefused(template(campaigns, shop.utility()), "waiting-for-customer", WAITING);
        assertRefused(recontact(campaigns), "waiting-for-customer", WAITING);
        assertRefused(single(phone, shop.utility()), "interaction-open", "The customer has an open interaction with a campaign.");
        assertThat(world.received(phone)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void the_window_lasts_24_hours_from_the_template_or_from_the_latest_message(ServiceWindowStart rule) {
        windowCountsFrom(rule);
        String phone = customer();
        String conversation = begun(phone, shop.marketing());
        later("PT20H");
        answers(conversation, phone, "I am back");
        write(conversation, "Good").expect(201);

        later("PT5H");

        if (rule == TEMPLATE_SENT) {
            assertRefused(write(conversation, "Still there?"), "window-closed", OVER);
        } else {
            write(conversation, "Still there?").expect(201);
            later("PT20H");
            assertRefused(write(conversation, "And now?"), "window-closed", OVER);
        }
        assertThat(conversation(conversation).at("/window/reason").asText()).isEqualTo(OVER);
        assertRefused(template(conversation, shop.utility()), "window-closed", OVER);
        recontact(conversation).expect(201);
    }

    @ParameterizedTest
    @EnumSource
    void without_a_template_before_it_the_window_starts_with_the_customers_message(ServiceWindowStart rule) {
        windowCountsFrom(rule);
        String phone = customer();
        writes(phone, "Are you open?");
        String conversation = awaitAgents(phone);
        later("PT20H");
        answers(conversation, phone, "Hello?");

        later("PT5H");

        if (rule == TEMPLATE_SENT) {
            assertRefused(write(conversation, "Yes"), "window-closed", OVER);
        } else {
            write(conversation, "Yes").expect(201);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_template_of_another_category_inside_a_window_replaces_it_until_the_customer_answers_that_one(ServiceWindowStart rule) {
        windowCountsFrom(rule);
        String phone = customer();
        String conversation = begun(phone, shop.marketing());
        answers(conversation, phone, "Yes?");
        later("PT3H");

        template(conversation, shop.utility()).expect(201);

        assertRefused(write(conversation, "And?"), "waiting-for-customer", WAITING);
        awaitOut(conversation, 2);
        later("PT1H");
        answers(conversation, phone, "I come on Friday");
        write(conversation, "See you").expect(201);
        JsonNode shown = conversation(conversation);
        Instant from = rule == TEMPLATE_SENT ? at(shown, 2) : at(shown, 3);
        assertThat(ends(shown)).isCloseTo(from.plus(24, ChronoUnit.HOURS), within(5, ChronoUnit.SECONDS));
    }

    @Test
    void a_template_of_the_same_category_leaves_the_window_as_it_is() {
        windowCountsFrom(TEMPLATE_SENT);
        String phone = customer();
        String conversation = begun(phone, shop.marketing());
        answers(conversation, phone, "Yes?");
        Instant ends = ends(conversation(conversation));

        template(conversation, shop.marketing()).expect(201);

        awaitReceived(phone, 2);
        assertThat(ends(conversation(conversation))).isEqualTo(ends);
        write(conversation, "And?").expect(201);
    }

    @ParameterizedTest
    @EnumSource
    void the_recontact_goes_out_as_system_and_its_answer_makes_the_conversation_live_again(ServiceWindowStart rule) {
        windowCountsFrom(rule);
        String phone = customer();
        writes(phone, "Are you open?");
        String conversation = awaitAgents(phone);
        Api.Answer early = recontact(conversation).expect(409);
        assertThat(early.code()).isEqualTo("window-open");
        assertThat(early.json().path("detail").asText()).startsWith("The service window is open until ");
        later("PT25H");

        recontact(conversation).expect(201);

        assertThat(said(conversation(conversation))).endsWith("out template System");
        assertRefused(recontact(conversation), "waiting-for-customer", WAITING);
        assertRefused(write(conversation, "Hello?"), "waiting-for-customer", WAITING);
        awaitOut(conversation, 1);
        later("PT2H");
        answers(conversation, phone, "Yes, go on");
        write(conversation, "Welcome back").expect(201);
        JsonNode shown = conversation(conversation);
        assertThat(ends(shown)).isCloseTo(at(shown, rule == TEMPLATE_SENT ? 1 : 2).plus(24, ChronoUnit.HOURS), within(5, ChronoUnit.SECONDS));
        assertThat(openOf("AGENT", phone)).containsExactly(conversation);
    }

    @Test
    void in_a_closed_conversation_only_the_recontact_or_a_template_can_be_sent_and_starts_a_new_one() {
        windowCountsFrom(TEMPLATE_SENT);
        String phone = customer();
        writes(phone, "Are you open?");
        String first = awaitAgents(phone);
        closeConversation(first);
        assertRefused(write(first, "One more thing"), "interaction-closed", "The interaction is closed.");

        String second = template(first, shop.utility()).expect(201).json().path("interactionId").asText();

        assertThat(openOf("AGENT", phone)).containsExactly(second);
        assertRefused(template(first, shop.utility()), "interaction-open", "The customer has an open interaction with an agent.");
        assertRefused(recontact(first), "interaction-open", "The customer has an open interaction with an agent.");
        awaitReceived(phone, 1);
        answers(second, phone, "Thank you");
        closeConversation(second);
        String third = recontact(second).expect(201).json().path("interactionId").asText();
        assertThat(openOf("AGENT", phone)).containsExactly(third);
        assertThat(said(conversation(third))).isEqualTo("out template System");
        assertThat(conversation(third).path("contactId")).isEqualTo(conversation(first).path("contactId"));
    }

    @Test
    void an_opt_out_in_an_agents_conversation_suppresses_and_nothing_more_is_sent() {
        windowCountsFrom(TEMPLATE_SENT);
        String phone = customer();
        writes(phone, "Are you open?");
        String conversation = awaitAgents(phone);

        answers(conversation, phone, "STOP");

        assertThat(api.get("/api/v1/suppressions?phone=" + phone).json().at("/items/0/reason").asText()).isEqualTo("Customer opted out");
        assertRefused(write(conversation, "Sorry to hear that"), "suppressed", SUPPRESSED);
        assertRefused(template(conversation, shop.utility()), "suppressed", "The number is suppressed: no template can be sent to it.");
        later("PT25H");
        assertRefused(recontact(conversation), "suppressed", "The number is suppressed: no template can be sent to it.");
        closeConversation(conversation);
        assertRefused(single(phone, shop.utility()), "suppressed", "The number is suppressed: no template can be sent to it.");
        assertThat(world.received(phone)).isZero();
    }

    @Test
    void an_agent_starts_a_conversation_by_a_template_and_the_answer_comes_to_it() {
        windowCountsFrom(TEMPLATE_SENT);
        String phone = customer();
        Api ada = agent("ada");

        Api.Answer sent = ada.post("/api/v1/accounts/" + world.key + "/messages",
                "{\"phone\": \"+" + phone + "\", \"templateId\": \"" + shop.marketing() + "\", \"variables\": {\"1\": \"Bea\"}}").expect(201);

        String conversation = sent.json().path("interactionId").asText();
        awaitReceived(phone, 1);
        JsonNode shown = ada.get("/api/v1/interactions/" + conversation).expect(200).json();
        assertThat(shown.path("kind").asText() + " " + shown.path("contactId").isTextual()).isEqualTo("AGENT true");
        assertThat(shown.at("/messages/0/text").asText()).startsWith("Hi Bea, our spring collection");
        assertThat(said(shown)).isEqualTo("out template " + name("ada"));
        assertRefused(single(phone, shop.utility()), "interaction-open", "The customer has an open interaction with an agent.");
        String campaign = campaign("", phone);
        world.awaitEntry(campaign, phone, "PENDING", WITH_AGENT);
        ask(campaign, "stop");
        answers(conversation, phone, "For me? Yes!");
        assertThat(ada.get("/api/v1/interactions?agent=" + name("ada")).json().path("items").findValuesAsText("id")).contains(conversation);
        assertThat(ada.post("/api/v1/interactions/" + conversation + "/messages", "{\"type\": \"text\", \"text\": \"Done\"}").status())
                .isEqualTo(201);
    }

    @Test
    void an_agent_sees_the_conversations_of_their_own_queues_only() {
        windowCountsFrom(TEMPLATE_SENT);
        Api ada = agent("ada");
        windowCountsFrom(LAST_CUSTOMER_MESSAGE);
        String phone = customer();
        writes(phone, "Are you open?");
        String foreign = awaitAgents(phone);

        assertThat(ada.get("/api/v1/interactions/" + foreign).expect(404).code()).isEqualTo("interaction-not-found");
        assertThat(ada.post("/api/v1/interactions/" + foreign + "/close", "{}").expect(404).code()).isEqualTo("interaction-not-found");
        assertThat(ada.get("/api/v1/interactions?phone=" + phone).expect(200).json().path("items")).isEmpty();
        assertThat(ada.post("/api/v1/accounts/" + world.key + "/messages", "{\"phone\": \"" + phone + "\", \"templateId\": \""
                + shop.utility() + "\"}").expect(404).code()).isEqualTo("account-not-found");
    }

    @Test
    void of_two_who_write_at_once_both_are_heard_once_and_of_two_recontacts_one_goes_out() {
        windowCountsFrom(TEMPLATE_SENT);
        String phone = customer();
        writes(phone, "Are you open?");
        String conversation = awaitAgents(phone);

        assertThat(atOnce(() -> write(conversation, "Yes"), () -> write(conversation, "We are"))).extracting(Api.Answer::status)
                .containsExactly(201, 201);
        awaitReceived(phone, 2);
        later("PT25H");

        assertThat(atOnce(() -> recontact(conversation), () -> recontact(conversation))).extracting(Api.Answer::status)
                .containsExactlyInAnyOrder(201, 409);
        awaitReceived(phone, 3);
        closeConversation(conversation);
        assertThat(atOnce(() -> single(phone, shop.utility()), () -> single(phone, shop.utility()))).extracting(Api.Answer::status)
                .containsExactlyInAnyOrder(201, 409);
    }

    @Test
    void what_is_written_while_the_window_closes_is_sent_or_refused_as_a_whole() {
        windowCountsFrom(TEMPLATE_SENT);
        String phone = customer();
        writes(phone, "Are you open?");
        String conversation = awaitAgents(phone);
        laterAt(ends(conversation(conversation)).minusMillis(50));

        List<Api.Answer> answers = atOnce(() -> write(conversation, "Just in time"), () -> {
            later("PT0.05S");
            return null;
        });

        Api.Answer written = answers.get(0);
        if (written.status() == 201) {
            awaitReceived(phone, 1);
        } else {
            assertRefused(written, "window-closed", OVER);
            assertThat(conversation(conversation).path("messages")).hasSize(1);
        }
        assertRefused(write(conversation, "Too late"), "window-closed", OVER);
    }

    @Test
    void who_answers_while_the_agent_closes_is_heard() {
        windowCountsFrom(TEMPLATE_SENT);
        String phone = customer();
        writes(phone, "Are you open?");
        String conversation = awaitAgents(phone);
        String seen = conversation(conversation).at("/messages/0/id").asText();
        String closing = "{\"disposition\": \"done\", \"lastSeen\": \"" + seen + "\"}";

        List<Api.Answer> answers = atOnce(() -> api.post("/api/v1/interactions/" + conversation + "/close", closing), () -> {
            writes(phone, "And tomorrow?");
            return null;
        });

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(openOf("AGENT", phone)).singleElement()
                .satisfies(open -> assertThat(conversation(open).findValuesAsText("text")).contains("And tomorrow?")));
        String open = openOf("AGENT", phone).get(0);
        if (answers.get(0).status() == 200 && conversation(conversation).path("status").asText().equals("CLOSED")) {
            assertThat(open).isNotEqualTo(conversation);
        } else {
            assertRefused(answers.get(0), "customer-wrote", "The customer has written meanwhile: read it before you close.");
            assertThat(open).isEqualTo(conversation);
        }
    }

    @Test
    void a_conversation_with_news_is_not_closed_unread_and_closing_twice_closes_once() {
        windowCountsFrom(TEMPLATE_SENT);
        String phone = customer();
        writes(phone, "Are you open?");
        String conversation = awaitAgents(phone);
        String path = "/api/v1/interactions/" + conversation + "/close";
        String seen = conversation(conversation).at("/messages/0/id").asText();
        answers(conversation, phone, "And tomorrow?");

        assertRefused(api.post(path, "{\"lastSeen\": \"" + seen + "\"}"), "customer-wrote",
                "The customer has written meanwhile: read it before you close.");
        assertThat(api.post(path, "{\"lastSeen\": \"00000000-0000-4000-8000-000000000000\"}").expect(400).json().at("/errors/0/field").asText())
                .isEqualTo("lastSeen");

        String last = conversation(conversation).at("/messages/1/id").asText();
        String closing = "{\"disposition\": \"sold\", \"lastSeen\": \"" + last + "\"}";
        assertThat(atOnce(() -> api.post(path, closing), () -> api.post(path, closing))).extracting(Api.Answer::status)
                .containsExactly(200, 200);
        assertThat(conversation(conversation).path("disposition").asText()).isEqualTo("sold");
    }

    private JsonNode conversation(String id) {
        return api.get("/api/v1/interactions/" + id).expect(200).json();
    }

    /** The conversation once it has so many of something. */
    private JsonNode shown(String id, String what, int many) {
        await().atMost(PATIENCE).until(() -> conversation(id).path(what).size() == many);
        return conversation(id);
    }

    private static String id(JsonNode conversation) {
        return conversation.path("id").asText();
    }

    private static Instant ends(JsonNode conversation) {
        return Instant.parse(conversation.at("/window/endsAt").asText());
    }

    private static Instant at(JsonNode conversation, int message) {
        return Instant.parse(conversation.path("messages").path(message).path("at").asText());
    }

    /** Direction, type and author of each message. */
    private static String said(JsonNode conversation) {
        List<String> said = new ArrayList<>();
        conversation.path("messages").forEach(message -> said.add(message.path("direction").asText() + " " + message.path("type").asText()
                + " " + message.path("author").asText()));
        return String.join(", ", said);
    }

    private Api.Answer write(String conversation, String text) {
        return api.post("/api/v1/interactions/" + conversation + "/messages", "{\"type\": \"text\", \"text\": \"" + text + "\"}");
    }

    private Api.Answer template(String conversation, String template) {
        return api.post("/api/v1/interactions/" + conversation + "/messages",
                "{\"type\": \"template\", \"templateId\": \"" + template + "\"}");
    }

    private Api.Answer recontact(String conversation) {
        return api.post("/api/v1/interactions/" + conversation + "/recontact", "");
    }

    private Api.Answer single(String phone, String template) {
        return api.post("/api/v1/accounts/" + world.key + "/messages",
                "{\"phone\": \"" + phone + "\", \"templateId\": \"" + template + "\"}");
    }

    /** A conversation that began with this template, which is with the customer. */
    private String begun(String phone, String template) {
        String conversation = single(phone, template).expect(201).json().path("interactionId").asText();
        awaitOut(conversation, 0);
        return conversation;
    }

    /** The provider has taken this message, and we know. */
    private void awaitOut(String conversation, int message) {
        await().atMost(PATIENCE).until(() -> List.of("SENT", "DELIVERED", "READ")
                .contains(conversation(conversation).path("messages").path(message).path("status").asText()));
    }

    /** The customer writes into this conversation, and everybody knows. */
    private void answers(String conversation, String phone, String text) {
        int before = conversation(conversation).path("messages").size();
        writes(phone, text);
        shown(conversation, "messages", before + 1);
    }

    private void awaitReceived(String phone, int messages) {
        await().atMost(PATIENCE).until(() -> world.received(phone) == messages);
    }

    private static void assertRefused(Api.Answer answer, String code, String detail) {
        answer.expect(409);
        assertThat(answer.code() + ": " + answer.json().path("detail").asText()).isEqualTo(code + ": " + detail);
    }

    @SafeVarargs
    private static List<Api.Answer> atOnce(Supplier<Api.Answer>... calls) {
        List<CompletableFuture<Api.Answer>> running = new ArrayList<>();
        for (Supplier<Api.Answer> call : calls) {
            running.add(CompletableFuture.supplyAsync(call));
        }
        List<Api.Answer> answers = new ArrayList<>();
        running.forEach(one -> answers.add(one.join()));
        return answers;
    }

    private String name(String agent) {
        return agent + shops.get(TEMPLATE_SENT).world().key;
    }

    /** An agent of the first shop's queue. */
    private Api agent(String name) {
        String id = name(name);
        if (!users.exists(id)) {
            users.create(new NewUser(id, "Test", name, PASSWORD, List.of(Groups.AGENTS, "queue" + shops.get(TEMPLATE_SENT).world().key)));
        }
        return new Api("http://localhost:" + port, id, PASSWORD);
    }
}
