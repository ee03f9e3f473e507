package org.hopperflow.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

/** The main job as people see it: console and Cockpit in a real browser; Tasklist is in {@link AgentsMorningTest}. Needs Chromium; {@code .ci/run} brings it. */
@HopperflowTest
@EnabledIf("org.hopperflow.fixture.Chromium#present")
class BrowserJourneyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ADMIN_PASSWORD = "admin-of-the-tests";
    private static final By WAITING_FOR_REPLY = By.cssSelector("[data-container-id='waitForReply'] .instance-count");

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
    void a_campaign_shows_its_hopper_its_history_and_its_picture_with_the_contacts_on_it() {
        world.behaves(world.phone(3), "{\"failCode\": \"131026\", \"failBy\": \"WEBHOOK\"}");
        String campaign = world.campaign("");
        world.add(campaign, world.list("phone\n" + world.phone(1) + "\n" + world.phone(2) + "\n" + world.phone(3) + "\n"));
        world.awaitEntry(campaign, world.phone(3), "CLOSED", "Message Undeliverable");
        screen.signIn("admin", ADMIN_PASSWORD);

        screen.open("/campaigns/" + campaign);
        screen.sees(By.cssSelector(".sheet"), "spring_offer (en), approved", "hopperContact", "1 day", "No check");
        screen.picture("campaign-settings");
        screen.click(By.linkText("Hopper"));
        screen.sees(By.tagName("table"), world.phone(1), world.phone(3), "Message Undeliverable");
        screen.click(By.linkText("Pending"));
        screen.sees(By.tagName("table"), world.phone(1), world.phone(2));
        assertThat(screen.text(By.tagName("table"))).doesNotContain(world.phone(3));
        screen.click(By.linkText("History"));
        screen.sees(By.tagName("table"), "ACCEPTED", "131026", "Message Undeliverable");
        screen.picture("campaign-history");

        screen.click(By.linkText("Flow"));
        By waiting = By.cssSelector("#picture .tokens[data-step=waitForReply]");
        screen.sees(waiting, "2");
        screen.click(waiting);
        screen.sees(By.id("at-step"), "Wait for the reply", world.phone(1), world.phone(2), "PENDING");
        screen.picture("campaign-flow");
        screen.hadNothingToComplainAbout();
    }

    @Test
    void a_campaigns_own_page_stops_copies_and_deletes_it_and_asks_before_a_reset() {
        String campaign = world.campaign("");
        world.add(campaign, world.list("phone\n" + world.phone(1) + "\n"));
        await().atMost(PATIENCE).until(() -> world.hopper(campaign).path("pending").asInt() == 1);
        screen.signIn("admin", ADMIN_PASSWORD);
        screen.open("/campaigns/" + campaign);

        screen.click(By.id("stop"));
        screen.sees(By.id("notice"), "Stopped");
        screen.click(By.id("reset-list"));
        screen.sees(By.cssSelector("details[open] form"), "A reset puts 1 contacts back to fresh", "again");
        screen.click(By.id("reset"));
        screen.sees(By.id("notice"), "1 contacts are fresh again.");
        assertThat(world.hopper(campaign).path("fresh").asInt()).isEqualTo(1);

        screen.click(By.id("clone"));
        screen.sees(By.tagName("h1"), "Spring (copy)");
        screen.click(By.id("delete-campaign"));
        screen.click(By.id("delete"));
        screen.sees(By.id("notice"), "“Spring (copy)” is deleted.");
        assertThat(status(campaign)).isEqualTo("STOPPED");
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

    private String status(String campaign) {
        return api.get("/api/v1/campaigns/" + campaign).expect(200).json().path("status").asText();
    }
}
