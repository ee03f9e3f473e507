package org.hopperflow.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.fixture.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Which of two campaigns a customer answers: the quoted message's, else the tapped button's, else the one that wrote last. */
@HopperflowTest
class AnswerMatchingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @LocalServerPort int port;

    private World world;
    private Api api;
    private String earlier;
    private String later;
    private JsonNode first;

    @BeforeEach
    void twoCampaignsWait() {
        api = new Api("http://localhost:" + port, "admin", "admin-of-the-tests");
        world = World.create(api);
        earlier = sent(1);
        later = sent(2);
        first = api.get("/sandbox/messages?phone=" + world.phone(1)).json().at("/items/0");
    }

    @Test
    void what_is_quoted_decides() throws Exception {
        write("'context':{'id':'" + first.path("wamid").asText() + "'},'type':'text','text':{'body':'Yes'}");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(answers(earlier)).containsExactly("Yes"));
        assertThat(answers(later)).containsExactly("");
    }

    @Test
    void without_a_quote_the_button_that_was_tapped_decides() throws Exception {
        JsonNode button = first.at("/body/template/components").findParents("sub_type").get(1);
        assertThat(button.path("index").asText()).isEqualTo("1");

        write("'type':'button','button':{'payload':'" + button.at("/parameters/0/payload").asText() + "','text':'Maybe later'}");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(answers(earlier)).containsExactly("Maybe later"));
        assertThat(answers(later)).containsExactly("");
    }

    @Test
    void without_either_the_campaign_that_wrote_last_decides() throws Exception {
        write("'type':'button','button':{'payload':'Maybe later','text':'Maybe later'}");

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(answers(later)).containsExactly("Maybe later"));
        assertThat(answers(earlier)).containsExactly("");
    }

    private String sent(int messages) {
        String campaign = world.campaign(", \"includeActiveInteractions\": true");
        world.add(campaign, world.list("phone\n" + world.phone(1) + "\n"));
        await().atMost(PATIENCE).until(() -> world.received(world.phone(1)) == messages);
        world.awaitEntry(campaign, world.phone(1), "PENDING", "");
        await().atMost(PATIENCE).until(() -> world.history(campaign).path(0).has("readAt"));
        return campaign;
    }

    private List<String> answers(String campaign) {
        return List.of(world.history(campaign).path(0).path("answer").asText(""));
    }

    private void write(String content) throws Exception {
        String body = """
                {"object":"whatsapp_business_account","entry":[{"id":"w%1$s","changes":[{"field":"messages","value":{"messages":[
                 {"from":"%2$s","id":"wamid.%1$s","timestamp":"%3$d",%4$s}]}}]}]}
                """.formatted(world.key, world.phone(1), world.now().getEpochSecond(), content.replace('\'', '"'));
        assertThat(Signed.webhook(port, world.key, "secret", body)).isEqualTo(200);
    }
}
