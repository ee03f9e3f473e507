package org.hopperflow.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.fixture.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A morning of an agent, in Tasklist and on our own page, in a real browser. Needs Chromium; {@code .ci/run} brings it. */
@HopperflowTest
@EnabledIf("org.hopperflow.fixture.Chromium#present")
class AgentsMorningTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final By TASK = By.linkText("Handle the conversation");
    private static final By CARD = By.xpath("//li[.//a[contains(., 'Handle the conversation')]]");
    private static final By CLAIM = By.xpath("//button[contains(., 'Claim')]");
    private static final By FRAME = By.cssSelector("iframe.conversation");
    private static final By STATE = By.id("state");
    private static final By MESSAGES = By.id("messages");
    private static final By TEXT = By.id("text");
    private static final By REFUSAL = By.id("refusal");
    private static final String OVER = "The service window is over. Only the recontact template can be sent.";

    @LocalServerPort
    int port;
    @TempDir
    Path files;

    private Api api;
    private World world;
    private Desk desk;
    private Screen screen;

    @BeforeEach
    void openAShop() {
        api = new Api("http://localhost:" + port, "admin", "admin-of-the-tests");
        world = World.create(api);
        desk = new Desk(world, port);
    }

    @AfterEach
    void closeTheBrowser() {
        if (screen != null) {
            screen.close();
        }
    }

    @Test
    void an_agent_begins_a_conversation_with_a_template_and_a_refusal_keeps_what_was_typed() {
        String template = world.utilityTemplate();
        api.patch("/api/v1/templates/" + template, "{\"availableToAgents\": true}").expect(200);
        String customer = world.phone(7);
        screen = new Screen(port, 360).signIn(desk.agent("ada"), Desk.PASSWORD);
        screen.open("/conversations");
        screen.click(By.id("new-message-link"));
        screen.sees(By.id("preview"), "Your order is ready and waits for you");

        screen.type(By.id("phone"), "12");
        screen.click(By.id("send"));
        screen.sees(REFUSAL, "needs a number of at least 5 digits");
        screen.type(By.id("phone"), "+" + customer);
        screen.picture("new-message");
        screen.click(By.id("send"));

        screen.sees(MESSAGES, "Your order is ready and waits for you");
        screen.sees(STATE, "You have this conversation");
        await().atMost(PATIENCE).until(() -> world.received(customer) == 1);
    }

    @Test
    void in_tasklist_an_agent_claims_reads_writes_recontacts_and_closes() {
        String customer = world.phone(1);
        recontactTemplate();
        world.behaves(customer, "{\"answer\": {\"type\": \"BUTTON\", \"index\": 1}, \"afterMillis\": 50}");
        world.add(world.campaign(""), world.list("phone,firstName,lastName,city\n" + customer + ",Dana,Rossi,Turin\n"));
        String conversation = theOnlyConversation();
        screen = new Screen(port, 1280).signIn(desk.agent("ada"), Desk.PASSWORD);

        screen.click(By.linkText("Tasklist"));
        screen.sees(CARD, "Dana Rossi");
        screen.click(TASK);
        screen.click(CLAIM);
        screen.until(() -> !screen.has(CLAIM));
        screen.intoTheFrame(FRAME);
        screen.sees(By.id("who"), "Dana Rossi", "+" + customer);
        screen.sees(STATE, "You may write until", "(UTC)", "You have this conversation.");
        screen.sees(MESSAGES, "Hi Dana, our spring collection has arrived", "Maybe later");
        screen.picture("tasklist-form");

        screen.type(TEXT, "We keep it until Friday.");
        screen.press(Keys.ENTER);
        screen.sees(MESSAGES, "We keep it until Friday.");
        await().atMost(PATIENCE).until(() -> world.received(customer) == 2);
        desk.writes(customer, "Dana", "Lovely, thank you");
        screen.sees(MESSAGES, "Lovely, thank you", "Read");
        screen.picture("tasklist-replied");

        theWindowEnds();
        screen.sees(STATE, OVER);
        screen.click(By.id("recontact"));
        screen.sees(MESSAGES, "System");
        screen.sees(STATE, "You may write until");
        screen.picture("tasklist-recontacted");

        screen.outOfTheFrame();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(tasks(conversation)).hasSize(1));
        screen.open(TASKLIST);
        screen.click(TASK);
        screen.intoTheFrame(FRAME);
        screen.sees(MESSAGES, "System");
        screen.outOfTheFrame();
        screen.choose(By.id("disposition"), "Interested");
        screen.click(By.xpath("//button[normalize-space() = 'Complete']"));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(interaction(conversation).path("status").asText()).isEqualTo("CLOSED"));
        assertThat(interaction(conversation).path("disposition").asText()).isEqualTo("interested");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(tasks(conversation)).isEmpty());
        screen.hadNothingToComplainAbout();
    }

    @Test
    void a_form_in_tasklist_tells_that_the_conversation_was_closed_elsewhere() {
        String conversation = desk.writes(world.phone(1), "Dana", "Hello");
        screen = new Screen(port, 1280).signIn(desk.agent("ada"), Desk.PASSWORD);
        screen.open(TASKLIST);
        screen.click(TASK);
        screen.intoTheFrame(FRAME);
        screen.sees(MESSAGES, "Hello");

        api.post("/api/v1/interactions/" + conversation + "/close", "{\"disposition\": \"solved\"}").expect(200);

        screen.sees(STATE, "The interaction is closed.", "It ended with: solved");
        screen.outOfTheFrame();
        screen.hadNothingToComplainAbout();
    }

    @Test
    void on_our_page_an_agent_does_it_all_by_keyboard_and_loses_no_word() {
        String customer = world.phone(1);
        recontactTemplate();
        world.behaves(customer, "{\"answer\": {\"type\": \"BUTTON\", \"index\": 0}, \"afterMillis\": 50}");
        String conversation = desk.writes(customer, "Dana Rossi", "Do you have it in blue?");
        screen = new Screen(port, 1280).signIn(desk.agent("ada"), Desk.PASSWORD);

        screen.open("/conversations?list=queue");
        tabTo("card-" + conversation);
        screen.press(Keys.ENTER);
        screen.sees(MESSAGES, "Do you have it in blue?");
        tabTo("claim");
        screen.press(Keys.ENTER);
        screen.sees(STATE, "You have this conversation.");
        screen.until(() -> "text".equals(screen.focus()));
        screen.press("Yes, and in green");
        screen.reload();
        screen.until(() -> screen.value(TEXT).equals("Yes, and in green"));
        tabTo("text");
        screen.press(Keys.ENTER);
        screen.sees(MESSAGES, "Yes, and in green");
        screen.until(() -> screen.value(TEXT).isEmpty());
        desk.writes(customer, "Dana Rossi", "Blue, please");
        screen.sees(MESSAGES, "Blue, please", "Read");
        screen.picture("page-live");

        screen.press("It is on its way");
        theWindowEnds();
        screen.sees(STATE, OVER);
        screen.press(Keys.ENTER);
        screen.sees(REFUSAL, OVER);
        assertThat(screen.value(TEXT)).isEqualTo("It is on its way");
        backTo("recontact");
        screen.press(Keys.ENTER);
        screen.sees(MESSAGES, "System", "Yes, please");
        screen.sees(STATE, "You may write until");
        tabTo("text");
        screen.press(Keys.ENTER);
        screen.sees(By.cssSelector("#messages li:last-child"), "It is on its way");

        backTo("close");
        screen.press(Keys.ENTER);
        screen.until(() -> "disposition".equals(screen.focus()));
        screen.press(Keys.ESCAPE);
        assertThat(screen.focus()).isEqualTo("close");
        screen.press(Keys.ENTER);
        screen.press("Solved");
        screen.press(Keys.TAB);
        screen.press(Keys.ENTER);

        screen.sees(STATE, "The interaction is closed.", "solved");
        assertThat(interaction(conversation).path("disposition").asText()).isEqualTo("solved");
        screen.picture("page-closed");
        screen.hadNothingToComplainAbout();
    }

    @Test
    void a_refused_list_stays_as_it_was_typed_until_it_is_sent_like_buttons_and_files() {
        String customer = world.phone(1);
        String conversation = desk.writes(customer, "Dana", "What do you have?");
        screen = new Screen(port, 1280).signIn(desk.agent("ada"), Desk.PASSWORD);
        screen.open("/conversations/" + conversation);

        screen.click(By.cssSelector("[data-panel=buttons]"));
        screen.type(By.id("buttons-body"), "Which colour?");
        screen.type(By.id("button-1"), "Blue");
        screen.type(By.id("button-2"), "Green");
        screen.click(By.cssSelector("#buttons-panel [type=submit]"));
        screen.sees(MESSAGES, "Which colour?", "[Blue]", "[Green]");

        screen.click(By.cssSelector("[data-panel=list]"));
        screen.type(By.id("list-body"), "Which size?");
        screen.click(By.cssSelector("#list-panel [type=submit]"));
        screen.sees(REFUSAL, "button");
        screen.type(By.id("list-button"), "Sizes");
        screen.type(By.id("row-1"), "Small");
        screen.picture("page-list");
        screen.click(By.cssSelector("#list-panel [type=submit]"));
        screen.sees(MESSAGES, "Which size?", "- Small");

        screen.click(By.cssSelector("[data-panel=file]"));
        screen.attach(By.id("file"), picture());
        screen.type(By.id("caption"), "Like this");
        screen.click(By.cssSelector("#file-panel [type=submit]"));
        screen.sees(MESSAGES, "Like this", "Save dress.png");
        screen.until(() -> screen.number("return document.querySelector('#messages img').naturalWidth") > 0);
        await().atMost(PATIENCE).until(() -> world.received(customer) == 3);
        screen.picture("page-file");
    }

    @Test
    void a_template_that_agents_may_send_is_shown_before_it_goes_out() {
        String customer = world.phone(1);
        String conversation = desk.writes(customer, "Dana", "Is it ready?");
        api.patch("/api/v1/templates/" + world.utilityTemplate(), "{\"availableToAgents\": true}").expect(200);
        screen = new Screen(port, 1280).signIn(desk.agent("ada"), Desk.PASSWORD);
        screen.open("/conversations/" + conversation);

        screen.click(By.cssSelector("[data-panel=template]"));
        screen.sees(By.id("preview"), "Your order is ready");
        screen.picture("page-template");
        screen.click(By.cssSelector("#template-panel [type=submit]"));

        screen.sees(MESSAGES, "Template", "Your order is ready");
        await().atMost(PATIENCE).until(() -> world.received(customer) == 1);
        screen.hadNothingToComplainAbout();
    }

    @Test
    void what_a_colleague_has_is_only_read_until_they_give_it_back() {
        String conversation = desk.writes(world.phone(1), "Dana", "Hello");
        Api colleague = desk.api(desk.agent("bea"));
        screen = new Screen(port, 1280).signIn(desk.agent("ada"), Desk.PASSWORD);
        screen.open("/conversations/" + conversation + "?list=queue");
        screen.sees(STATE, "Nobody has this conversation yet.");
        screen.type(TEXT, "I was about to say");

        colleague.post("/api/v1/interactions/" + conversation + "/claim", "{}").expect(200);
        screen.sees(STATE, "bea" + world.key + " has this conversation.");
        screen.press(Keys.ENTER);
        screen.until(() -> !screen.text(REFUSAL).isEmpty());
        assertThat(screen.value(TEXT)).isEqualTo("I was about to say");
        screen.picture("page-held");

        colleague.post("/api/v1/interactions/" + conversation + "/release", "{}").expect(200);
        screen.sees(STATE, "Nobody has this conversation yet.");
        screen.click(By.id("claim"));
        screen.sees(STATE, "You have this conversation.");
        screen.click(By.id("release"));
        screen.sees(STATE, "Nobody has this conversation yet.");
        screen.hadNothingToComplainAbout();
    }

    @Test
    void a_supervisor_reads_along_live() {
        String conversation = desk.writes(world.phone(1), "Dana", "Hello");
        screen = new Screen(port, 1280).signIn(desk.user("sue", "supervisors"), Desk.PASSWORD);
        screen.open("/conversations?list=all");
        screen.click(By.id("card-" + conversation));
        screen.sees(STATE, "You read along");
        screen.sees(MESSAGES, "Hello");

        desk.writes(world.phone(1), "Dana", "Anybody there?");

        screen.sees(MESSAGES, "Anybody there?");
        screen.sees(By.id("card-" + conversation), "Anybody there?");
        assertThat(screen.has(TEXT)).isFalse();
        screen.hadNothingToComplainAbout();
    }

    @ParameterizedTest
    @CsvSource({"360, light", "360, dark", "1280, dark"})
    void it_fits_a_phone_in_light_and_dark(int width, String scheme) {
        String conversation = desk.writes(world.phone(1), "Dana Rossi of the Very Long Name That Goes On", "Look at https://shop.example/"
                + "a-path-that-is-much-longer-than-any-phone-is-wide-and-has-no-place-to-break-it-at-all");
        desk.writes(world.phone(2), "Bo", "Hello");
        screen = new Screen(port, width, scheme).signIn(desk.agent("ada"), Desk.PASSWORD);

        screen.open("/conversations?list=queue");
        screen.sees(By.id("card-" + conversation), "Dana Rossi");
        fits(width);
        screen.picture("conversations-" + width + "-" + scheme);
        screen.click(By.id("card-" + conversation));
        screen.sees(MESSAGES, "shop.example");
        screen.type(TEXT, "Thank you, we look at it now.");
        assertThat(screen.shows(By.id("lists"))).as("the list beside the conversation").isEqualTo(width > 960);
        assertThat(screen.number("return document.scrollingElement.scrollHeight")).as("nothing to write is below the screen")
                .isLessThanOrEqualTo(900);
        fits(width);
        screen.picture("conversation-" + width + "-" + scheme);
        screen.press(Keys.ENTER);
        screen.sees(MESSAGES, "Thank you, we look at it now.");
        screen.click(By.cssSelector("[data-panel=list]"));
        fits(width);
        screen.picture("conversation-list-" + width + "-" + scheme);
        screen.hadNothingToComplainAbout();
    }

    private Path picture() {
        try {
            BufferedImage dress = new BufferedImage(240, 160, BufferedImage.TYPE_INT_RGB);
            Path file = files.resolve("dress.png");
            ImageIO.write(dress, "png", file.toFile());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fits(int width) {
        assertThat(screen.number("return document.documentElement.scrollWidth")).isLessThanOrEqualTo(width);
    }

    private void recontactTemplate() {
        api.patch("/api/v1/accounts/" + world.key, "{\"recontactTemplateId\": \"" + world.recontactTemplate() + "\"}").expect(200);
    }

    private void theWindowEnds() {
        api.post("/sandbox/clock", "{\"advance\": \"P1D\"}").expect(200);
    }

    private void tabTo(String id) {
        walk(id, Keys.TAB);
    }

    private void backTo(String id) {
        walk(id, Keys.chord(Keys.SHIFT, Keys.TAB));
    }

    /** Whatever can be reached is reached within this many steps. */
    private void walk(String id, CharSequence key) {
        for (int step = 0; step < 60 && !id.equals(screen.focus()); step++) {
            screen.press(key);
        }
        assertThat(screen.focus()).isEqualTo(id);
    }

    private String theOnlyConversation() {
        await().atMost(PATIENCE).until(() -> agents() != null);
        String conversation = agents();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(tasks(conversation)).hasSize(1));
        return conversation;
    }

    private String agents() {
        for (JsonNode interaction : world.interactions("OPEN")) {
            if (interaction.path("kind").asText().equals("AGENT")) {
                return interaction.path("id").asText();
            }
        }
        return null;
    }

    private JsonNode interaction(String id) {
        return api.get("/api/v1/interactions/" + id).expect(200).json();
    }

    private Iterable<JsonNode> tasks(String conversation) {
        return api.get("/engine-rest/task?processInstanceBusinessKey=" + conversation).expect(200).json();
    }
}
