package org.hopperflow.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hopperflow.message.Origin;
import org.hopperflow.message.TranscriptMessage;
import org.hopperflow.shared.InteractionId;
import org.hopperflow.shared.MediaId;
import org.hopperflow.shared.MessageType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@InteractionTest
class InteractionControllerTest {

    private static final String API = "/api/v1/interactions";

    @Autowired
    Interactions interactions;
    @Autowired
    InteractionRepository rows;
    @Autowired
    Neighbours neighbours;
    @Autowired
    Story story;
    @Autowired
    MockMvc mvc;
    @Autowired
    ObjectMapper json;

    @Test
    void a_conversation_is_shown_with_its_window_and_messages() throws Exception {
        Instant at = story.now();
        InteractionId id = story.wroteOutOfTheBlue(at);
        neighbours.said.put(id, List.of(
                new TranscriptMessage(UUID.randomUUID(), "in", MessageType.BUTTON_REPLY, "Yes", "received", null, null, at),
                new TranscriptMessage(UUID.randomUUID(), "out", MessageType.TEXT, "Hello", "failed", "Message Undeliverable", "ada", at)));

        JsonNode shown = ok(get(API + "/" + id));

        assertThat(shown.get("id").asText()).isEqualTo(id.toString());
        assertThat(shown.get("accountKey").asText()).isEqualTo(story.account.value());
        assertThat(shown.get("kind").asText()).isEqualTo("AGENT");
        assertThat(shown.get("status").asText()).isEqualTo("OPEN");
        assertThat(shown.get("phone").asText()).isEqualTo(story.phone);
        assertThat(shown.at("/window/open").asBoolean()).isTrue();
        assertThat(Instant.parse(shown.at("/window/endsAt").asText())).isEqualTo(at.plus(Duration.ofHours(24)));
        assertThat(shown.at("/messages/0/direction").asText()).isEqualTo("in");
        assertThat(shown.at("/messages/0/type").asText()).isEqualTo("button_reply");
        assertThat(shown.at("/messages/1/status").asText()).isEqualTo("failed");
        assertThat(shown.at("/messages/1/errorMessage").asText()).isEqualTo("Message Undeliverable");
        assertThat(Instant.parse(shown.at("/messages/1/at").asText())).isEqualTo(at);
    }

    @Test
    void a_campaigns_conversation_waits_for_the_customer() throws Exception {
        InteractionId id = rows.latestOf(story.templateSent(story.now())).orElseThrow().id();

        JsonNode shown = ok(get(API + "/" + id));

        assertThat(shown.get("kind").asText()).isEqualTo("CAMPAIGN");
        assertThat(shown.get("campaignId").asText()).isEqualTo(story.campaign.toString());
        assertThat(shown.get("contactId").asText()).isEqualTo(story.contact.toString());
        assertThat(shown.at("/window/open").asBoolean()).isFalse();
        assertThat(shown.at("/window/reason").asText()).isEqualTo(AgentDeskTest.WAITING);
    }

    @Test
    void a_list_goes_from_page_to_page_and_shows_what_is_asked_for() throws Exception {
        List<String> closed = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            InteractionId id = story.wroteOutOfTheBlue(story.now());
            interactions.close(id, "solved");
            closed.add(id.toString());
        }
        InteractionId open = story.wroteOutOfTheBlue(story.now());
        String list = API + "?account=" + story.account;

        JsonNode first = ok(get(list + "&status=CLOSED&limit=2"));
        JsonNode second = ok(get(list + "&status=CLOSED&limit=2&after=" + first.get("next").asText()));

        assertThat(first.get("items").findValuesAsText("id")).containsExactlyElementsOf(closed.subList(0, 2));
        assertThat(second.get("items").findValuesAsText("id")).containsExactlyElementsOf(closed.subList(2, 3));
        assertThat(second.hasNonNull("next")).isFalse();
        assertThat(ok(get(list + "&status=OPEN")).get("items").findValuesAsText("id")).containsExactly(open.toString());
        assertThat(ok(get(list)).get("items")).hasSize(4);
        assertThat(ok(get(API + "?status=OPEN&limit=1")).get("items")).hasSize(1);
    }

    @Test
    void a_list_of_something_unknown_is_refused() throws Exception {
        assertThat(problem(get(API + "?account=nosuch"), 404)).isEqualTo("account-not-found");
        assertThat(problem(get(API + "?status=ASLEEP"), 400)).isEqualTo("invalid-input");
        assertThat(problem(get(API + "?after=yesterday"), 400)).isEqualTo("invalid-input");
        assertThat(problem(get(API + "/" + InteractionId.next()), 404)).isEqualTo("interaction-not-found");
        assertThat(problem(get(API + "/nothing"), 404)).isEqualTo("interaction-not-found");
    }

    @Test
    void the_signed_in_agent_is_the_author() throws Exception {
        InteractionId id = story.wroteOutOfTheBlue(story.now());

        MockHttpServletResponse answer = call(post(API + "/" + id + "/messages"), "{'type': 'text', 'text': 'Good morning'}");

        assertThat(answer.getStatus()).isEqualTo(201);
        var queued = neighbours.queuedTo(story.phone).get(0);
        assertThat(json.readTree(answer.getContentAsString()).get("id").asText()).isEqualTo(queued.getKey().toString());
        assertThat(queued.getValue().origin()).isEqualTo(Origin.conversation(id, "ada"));
    }

    @Test
    void a_list_to_choose_from_is_queued() throws Exception {
        InteractionId id = story.wroteOutOfTheBlue(story.now());

        MockHttpServletResponse answer = call(post(API + "/" + id + "/messages"), """
                {'type': 'list', 'body': 'When?', 'button': 'Choose',
                 'sections': [{'title': 'Monday', 'rows': [{'id': 'm9', 'title': '9 o clock', 'description': '30 minutes'}]}]}
                """);

        assertThat(answer.getStatus()).isEqualTo(201);
        assertThat(neighbours.queuedTo(story.phone).get(0).getValue().text()).isEqualTo("When?\n- 9 o clock");
    }

    @Test
    void buttons_to_answer_by_are_queued() throws Exception {
        InteractionId id = story.wroteOutOfTheBlue(story.now());

        MockHttpServletResponse answer = call(post(API + "/" + id + "/messages"), """
                {'type': 'button', 'body': 'Shall we call?', 'buttons': [{'id': 'yes', 'title': 'Yes'}, {'id': 'no', 'title': 'No'}]}
                """);

        assertThat(answer.getStatus()).isEqualTo(201);
        assertThat(neighbours.queuedTo(story.phone).get(0).getValue().text()).isEqualTo("Shall we call?\n[Yes]\n[No]");
    }

    @Test
    void a_file_is_queued_unless_the_provider_could_not_fetch_it() throws Exception {
        InteractionId id = story.wroteOutOfTheBlue(story.now());
        String file = "{'type': 'media', 'mediaId': '" + MediaId.next() + "', 'caption': 'For you'}";

        MockHttpServletResponse answer = call(post(API + "/" + id + "/messages"), file);

        assertThat(answer.getStatus()).isEqualTo(201);
        assertThat(neighbours.queuedTo(story.phone).get(0).getValue().text()).isEqualTo("[a.png]\nFor you");

        neighbours.unreachable = true;
        try {
            assertThat(refused(post(API + "/" + id + "/messages"), file, 409).get("code").asText()).isEqualTo("no-public-address");
        } finally {
            neighbours.unreachable = false;
        }
    }

    @Test
    void a_message_of_another_type_is_refused_clearly() throws Exception {
        MockHttpServletRequestBuilder write = post(API + "/" + story.wroteOutOfTheBlue(story.now()) + "/messages");

        assertThat(refused(write, "{'type': 'poem'}", 400).at("/errors/0/field").asText()).isEqualTo("type");
        assertThat(refused(write, "{}", 400).at("/errors/0/code").asText()).isEqualTo("required");
        assertThat(refused(write, "{'type': 'text'}", 400).at("/errors/0/field").asText()).isEqualTo("text");
        assertThat(refused(write, "{'type': 'list', 'sections': 'none'}", 400).at("/errors/0/field").asText()).isEqualTo("sections");
        assertThat(refused(write, "nonsense", 400).get("code").asText()).isEqualTo("unreadable-body");
    }

    @Test
    void refusals_are_conflicts_with_their_codes() throws Exception {
        InteractionId waiting = rows.latestOf(story.templateSent(story.now())).orElseThrow().id();

        JsonNode problem = refused(post(API + "/" + waiting + "/messages"), "{'type': 'text', 'text': 'Hello'}", 409);

        assertThat(problem.get("code").asText()).isEqualTo("waiting-for-customer");
        assertThat(problem.get("detail").asText()).isEqualTo(AgentDeskTest.WAITING);
    }

    @Test
    void a_recontact_is_queued() throws Exception {
        InteractionId id = story.wroteOutOfTheBlue(story.now().minus(Duration.ofHours(30)));
        neighbours.recontactTemplate(story.account, "May we go on?");

        MockHttpServletResponse answer = call(post(API + "/" + id + "/recontact"), null);

        assertThat(answer.getStatus()).isEqualTo(201);
        assertThat(neighbours.queuedTo(story.phone)).hasSize(1);
    }

    @Test
    void closing_tells_what_became_of_it_as_often_as_asked() throws Exception {
        InteractionId id = story.wroteOutOfTheBlue(story.now());

        MockHttpServletResponse answer = call(post(API + "/" + id + "/close"), "{'disposition': 'solved'}");

        assertThat(answer.getStatus()).isEqualTo(200);
        JsonNode shown = json.readTree(answer.getContentAsString());
        assertThat(shown.get("status").asText()).isEqualTo("CLOSED");
        assertThat(shown.get("disposition").asText()).isEqualTo("solved");
        assertThat(shown.get("closedAt").asText()).isNotBlank();
        assertThat(shown.at("/window/open").asBoolean()).isFalse();
        assertThat(call(post(API + "/" + id + "/close"), null).getStatus()).isEqualTo(200);
    }

    private JsonNode ok(MockHttpServletRequestBuilder request) throws Exception {
        MockHttpServletResponse answer = call(request, null);
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
        return json.readTree(answer.getContentAsString(StandardCharsets.UTF_8));
    }

    private String problem(MockHttpServletRequestBuilder request, int status) throws Exception {
        return refused(request, null, status).get("code").asText();
    }

    private JsonNode refused(MockHttpServletRequestBuilder request, String body, int status) throws Exception {
        MockHttpServletResponse answer = call(request, body);
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(status);
        return json.readTree(answer.getContentAsString());
    }

    private MockHttpServletResponse call(MockHttpServletRequestBuilder request, String body) throws Exception {
        MockHttpServletRequestBuilder signedIn = request.principal(() -> "ada");
        if (body != null) {
            signedIn.contentType(MediaType.APPLICATION_JSON).content(body.replace('\'', '"'));
        }
        return mvc.perform(signedIn).andReturn().getResponse();
    }
}
