package org.hopperflow.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.hopperflow.access.Browser;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.fixture.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The agents' page without a browser's script: who sees what, and that it is only text whatever a customer writes. */
@HopperflowTest
class AgentsPageTest {

    @LocalServerPort int port;

    private World world;
    private Desk desk;

    @BeforeEach
    void openAShop() {
        world = World.create(new Api("http://localhost:" + port, "admin", "admin-of-the-tests"));
        desk = new Desk(world, port);
    }

    @Test
    void an_agent_finds_a_conversation_and_reads_it() {
        String conversation = desk.writes(world.phone(1), "Dana Rossi", "Do you have it in blue?");
        Browser agent = signedIn(desk.agent("ada"));

        assertThat(page(agent, "/conversations?list=queue")).contains("Dana Rossi", "Do you have it in blue?", "+" + world.phone(1),
                "/conversations/" + conversation, "My conversations", "Window ending soon", "Waiting for recontact")
                .doesNotContain("All conversations");
        assertThat(page(agent, "/conversations/" + conversation)).contains("Dana Rossi", "Do you have it in blue?", "You may write until",
                "role=\"log\"", "aria-current=\"page\">Conversations");
    }

    @Test
    void a_conversation_is_in_the_lists_that_fit_its_window_and_who_has_it() {
        String user = desk.agent("ada");
        String conversation = desk.writes(world.phone(1), "Dana", "Hello");
        Browser agent = signedIn(user);
        assertThat(page(agent, "/conversations?list=queue")).contains(conversation);
        desk.api(user).post("/api/v1/interactions/" + conversation + "/claim", "{}").expect(200);
        assertThat(page(agent, "/conversations?list=mine")).contains(conversation);
        assertThat(page(agent, "/conversations?list=queue")).doesNotContain(conversation);
        assertThat(page(agent, "/conversations?list=ending")).doesNotContain(conversation);

        world.api.post("/sandbox/clock", "{\"advance\": \"PT23H\"}").expect(200);
        assertThat(page(agent, "/conversations?list=ending")).contains(conversation);

        world.api.post("/sandbox/clock", "{\"advance\": \"PT2H\"}").expect(200);
        assertThat(page(agent, "/conversations?list=recontact")).contains(conversation, "window over");
        assertThat(page(agent, "/conversations?list=ending")).doesNotContain(conversation);
    }

    @Test
    void whatever_a_customer_is_called_and_writes_is_text() {
        String conversation = desk.writes(world.phone(1), "<script>alert(1)</script>", "<img src=x onerror=alert(2)>");
        Browser agent = signedIn(desk.agent("ada"));

        for (String path : new String[] {"/conversations?list=queue", "/conversations/" + conversation,
                "/conversations/" + conversation + "/now", "/conversations/" + conversation + "?framed"}) {
            assertThat(page(agent, path)).contains("&lt;script&gt;alert(1)", "&lt;img src=x").doesNotContain("<script>", "<img src=x");
        }
    }

    @Test
    void the_page_has_no_inline_script_or_style_and_only_the_framed_one_may_be_framed() {
        String conversation = desk.writes(world.phone(1), "Dana", "Hello");
        Browser agent = signedIn(desk.agent("ada"));

        HttpResponse<String> alone = agent.get("/conversations/" + conversation);
        HttpResponse<String> framed = agent.get("/conversations/" + conversation + "?framed");

        assertThat(alone.body()).doesNotContain("style=", "<style", "onclick", "javascript:").doesNotContainPattern("<script(?![^>]*src=)");
        assertThat(policy(alone)).contains("default-src 'self'", "frame-ancestors 'none'");
        assertThat(policy(framed)).contains("default-src 'self'", "frame-ancestors 'self'");
        assertThat(framed.headers().firstValue("X-Frame-Options")).hasValue("SAMEORIGIN");
    }

    @Test
    void an_id_that_is_none_is_a_page_that_does_not_exist() {
        Browser agent = signedIn(desk.agent("ada"));

        for (String id : new String[] {"nonsense", "00000000-0000-4000-8000-000000000000", "%20", "a%22b"}) {
            HttpResponse<String> answer = agent.get("/conversations/" + id, "Accept", "text/html");
            assertThat(answer.statusCode()).as(id).isEqualTo(404);
            assertThat(answer.body()).contains("There is nothing here");
        }
        assertThat(page(agent, "/conversations?list=nonsense")).contains("My conversations");
    }

    @Test
    void agents_see_the_conversations_of_their_queues_only() {
        String conversation = desk.writes(world.phone(1), "Dana", "Hello");
        Browser stranger = signedIn(desk.user("eve", "agents"));

        assertThat(page(stranger, "/conversations?list=queue")).doesNotContain(conversation);
        assertThat(stranger.get("/conversations/" + conversation).statusCode()).isEqualTo(404);
        assertThat(stranger.get("/conversations/" + conversation + "/now").statusCode()).isEqualTo(404);
    }

    @Test
    void who_has_nothing_to_do_with_customers_may_not_look() {
        String conversation = desk.writes(world.phone(1), "Dana", "Hello");
        Browser analyst = signedIn(desk.user("ann", "analysts"));

        assertThat(analyst.get("/conversations").statusCode()).isEqualTo(403);
        assertThat(analyst.get("/conversations/" + conversation).statusCode()).isEqualTo(403);
        assertThat(analyst.get("/").body()).doesNotContain("href=\"/conversations\"");
        assertThat(new Browser(port).get("/conversations").statusCode()).isEqualTo(302);
    }

    @Test
    void a_supervisor_reads_along_without_anything_to_write_with() {
        String conversation = desk.writes(world.phone(1), "Dana", "Hello");
        Browser supervisor = signedIn(desk.user("sue", "supervisors"));

        assertThat(page(supervisor, "/conversations?list=all")).contains("All conversations", conversation + "?list=all&amp;spy");
        assertThat(page(supervisor, "/conversations/" + conversation + "?spy")).contains("Hello", "nothing is marked as read")
                .doesNotContain("id=\"composer\"", "id=\"claim\"");
    }

    @Test
    void lists_that_did_not_change_are_not_sent_again() {
        desk.writes(world.phone(1), "Dana", "Hello");
        Browser agent = signedIn(desk.agent("ada"));
        String next = page(agent, "/conversations?list=queue").replaceAll("(?s).*hx-get=\"([^\"]+)\".*", "$1").replace("&amp;", "&");

        assertThat(agent.get(next).statusCode()).isEqualTo(204);

        desk.writes(world.phone(1), "Dana", "Are you there?");
        assertThat(page(agent, next)).contains("Are you there?");
    }

    @Test
    void a_session_may_call_the_api_with_its_token_and_not_without() {
        String conversation = desk.writes(world.phone(1), "Dana", "Hello");
        Browser agent = signedIn(desk.agent("ada"));
        String token = page(agent, "/conversations/" + conversation).replaceAll("(?s).*data-csrf=\"([^\"]+)\".*", "$1");
        String messages = "/api/v1/interactions/" + conversation + "/messages";

        assertThat(agent.send("POST", messages, "{\"type\": \"text\", \"text\": \"Hi\"}").statusCode()).isEqualTo(403);
        assertThat(agent.send("POST", messages, "{\"type\": \"text\", \"text\": \"Hi\"}", "X-CSRF-TOKEN", token).statusCode()).isEqualTo(201);
    }

    private Browser signedIn(String user) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(user, Desk.PASSWORD).statusCode()).isEqualTo(302);
        return browser;
    }

    private static String page(Browser browser, String path) {
        HttpResponse<String> answer = browser.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String policy(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Security-Policy").orElse("");
    }
}
