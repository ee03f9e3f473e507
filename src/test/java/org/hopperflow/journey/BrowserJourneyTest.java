package org.hopperflow.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.fixture.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.By;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The main job as people see it: console, Cockpit and Tasklist in a real browser. Needs Chromium; {@code .ci/run} brings it. */
@HopperflowTest
@EnabledIf("org.hopperflow.fixture.Chromium#present")
class BrowserJourneyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ADMIN_PASSWORD = "admin-of-the-tests";
    private static final String PASSWORD = "correct-horse-2";
    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final By WAITING_FOR_REPLY = By.cssSelector("[data-container-id='waitForReply'] .instance-count");
    private static final By FORM = By.className("fjs-form");
    private static final By CARD = By.xpath("//li[.//a[contains(., 'Handle the conversation')]]");
    private static final By TASK = By.linkText("Handle the conversation");

    @LocalServerPort
    int port;

    private World world;
    private Api api;
    private Screen screen;

    @BeforeEach
    void openAShop() {
        api = new Api("http://localhost:" + port, "admin", ADMIN_PASSWORD);
        world = World.create(api);
        screen = new Screen(port, 1280);
    }

    @AfterEach
    void closeTheBrowser() {
        screen.close();
    }

    @Test
    void one_sign_in_opens_the_console_and_the_picture_of_who_waits_where() {
        String campaign = world.campaign("");
        world.add(campaign, world.list("phone\n" + world.phone(1) + "\n" + world.phone(2) + "\n" + world.phone(3) + "\n"));
        await().atMost(PATIENCE).until(() -> world.hopper(campaign).path("pending").asInt() == 3);

        screen.signIn("admin", ADMIN_PASSWORD);
        screen.sees(By.id("hopper-" + campaign), "Total", "3");
        screen.click(By.linkText("Cockpit"));
        screen.click(By.linkText("Processes"));
        screen.click(By.linkText("Hopper contact"));
        screen.until(() -> screen.text(WAITING_FOR_REPLY).matches("[3-9]|\\d\\d+"));
        screen.sees(By.cssSelector("[data-element-id='waitForReply_label']"), "Wait for the reply");
        screen.picture("cockpit-definition");

        screen.click(By.xpath("//tr[contains(., '" + world.entry(campaign, world.phone(1)).path("id").asText() + "')]//a"));
        screen.sees(WAITING_FOR_REPLY, "1");
        screen.picture("cockpit-instance");
        screen.hadNothingToComplainAbout();
    }

    @Test
    void the_console_counts_without_a_reload_and_stops_and_resumes_by_a_click() {
        String campaign = world.campaign("");
        screen.signIn("admin", ADMIN_PASSWORD);
        By hopper = By.cssSelector("#hopper-" + campaign + " .total dd");
        screen.sees(hopper, "0");
        screen.number("return window.sinceTheFirstLook = 1");

        world.add(campaign, world.list("phone\n" + world.phone(1) + "\n" + world.phone(2) + "\n"));
        screen.sees(hopper, "2");
        screen.sees(By.cssSelector("#hopper-" + campaign + " .pending dd"), "2");
        assertThat(screen.number("return window.sinceTheFirstLook || 0")).as("the page was not loaded again").isEqualTo(1);

        screen.click(By.id("stop-" + campaign));
        screen.sees(By.id("notice"), "Stopped");
        assertThat(status(campaign)).isEqualTo("STOPPED");

        screen.click(By.id("resume-" + campaign));
        screen.until(() -> screen.has(By.id("stop-" + campaign)));
        assertThat(status(campaign)).isEqualTo("RUNNING");
        screen.picture("console");
        screen.hadNothingToComplainAbout();
    }

    @Test
    void an_agent_claims_reads_replies_and_closes_in_tasklist() {
        String customer = world.phone(1);
        world.behaves(customer, "{\"answer\": {\"type\": \"BUTTON\", \"index\": 1}, \"afterMillis\": 50}");
        world.add(world.campaign(""), world.list("phone,firstName,lastName,city\n" + customer + ",Dana,Rossi,Turin\n"));
        String interaction = theOnlyConversation();

        screen.signIn(agentOfTheShop(), PASSWORD);
        screen.click(By.linkText("Tasklist"));
        screen.sees(CARD, "Dana Rossi");
        screen.click(TASK);
        screen.click(By.xpath("//button[contains(., 'Claim')]"));
        screen.sees(FORM, "Dana Rossi", "+" + customer, "city: Turin", "You may write until", "(UTC)",
                "What was sent", "Hi Dana, our spring collection has arrived", "What was answered", "Maybe later");
        assertThat(screen.text(FORM)).doesNotContain("{{", "}}");
        screen.picture("tasklist-form");

        choose("What do you want to do?", "Reply and keep the conversation");
        screen.type(field("Your reply"), "We keep it until Friday.");
        complete();

        await().atMost(PATIENCE).until(() -> world.received(customer) == 2);
        assertThat(api.get("/sandbox/messages?phone=" + customer).expect(200).body()).contains("We keep it until Friday.");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(tasks(interaction)).hasSize(1));
        screen.open(TASKLIST);
        screen.click(TASK);
        screen.sees(FORM, "Conversation so far", "We keep it until Friday.");
        screen.picture("tasklist-replied");

        choose("What do you want to do?", "Close without a reply");
        choose("How did it end?", "Interested");
        complete();

        await().atMost(PATIENCE).until(() -> status(interaction, "interactions").equals("CLOSED"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(tasks(interaction)).isEmpty());
        screen.hadNothingToComplainAbout();
    }

    private String agentOfTheShop() {
        String user = "agent" + world.key;
        api.post("/engine-rest/user/create", """
                {"profile": {"id": "%s", "firstName": "Ada", "lastName": "Agent", "email": ""}, "credentials": {"password": "%s"}}
                """.formatted(user, PASSWORD)).expect(204);
        for (String group : new String[] {"agents", "queue" + world.key}) {
            api.put("/engine-rest/group/" + group + "/members/" + user, "{}").expect(204);
        }
        return user;
    }

    private String theOnlyConversation() {
        await().atMost(PATIENCE).until(() -> agents() != null);
        String interaction = agents();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(tasks(interaction)).hasSize(1));
        return interaction;
    }

    private String agents() {
        for (JsonNode interaction : world.interactions("OPEN")) {
            if (interaction.path("kind").asText().equals("AGENT")) {
                return interaction.path("id").asText();
            }
        }
        return null;
    }

    private Iterable<JsonNode> tasks(String interaction) {
        return api.get("/engine-rest/task?processInstanceBusinessKey=" + interaction).expect(200).json();
    }

    private String status(String campaign) {
        return status(campaign, "campaigns");
    }

    private String status(String id, String what) {
        return api.get("/api/v1/" + what + "/" + id).expect(200).json().path("status").asText();
    }

    private void choose(String label, String choice) {
        screen.click(field(label));
        screen.click(By.xpath("//*[contains(@class, 'fjs-dropdownlist-item') and contains(., '" + choice + "')]"));
    }

    /** What a label of the form belongs to; a select's field is drawn by the box around it. */
    private By field(String label) {
        return By.xpath("//label[starts-with(., '" + label + "')]/following-sibling::*[1]");
    }

    private void complete() {
        screen.click(By.xpath("//button[normalize-space() = 'Complete']"));
    }
}
