package org.hopperflow.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.fixture.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two numbers of one business account: what locks the business account stops both, what is one number's own stops that one. */
@HopperflowTest
class SharedTroubleTest {

    private static final String LOCKED = "The business account is locked: look into WhatsApp Manager";
    private static final String NAME = "The number's display name is not approved";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @LocalServerPort int port;
    private Api api;
    private World one;
    private World other;

    @BeforeEach
    void openTwoShops() {
        api = new Api("http://localhost:" + port, "admin", "admin-of-the-tests");
        one = World.create(api);
        other = World.create(api);
        for (World shop : new World[] {one, other}) {
            api.patch("/api/v1/accounts/" + shop.key, "{\"credentials\": {\"wabaId\": \"both" + one.key + "\"}}").expect(200);
        }
    }

    @Test
    void a_locked_business_account_pauses_the_campaigns_of_all_its_numbers() {
        String sister = campaign(other);
        one.behaves(one.phone(1), "{\"failCode\": \"131031\", \"failBy\": \"CALL\"}");

        String told = campaign(one, one.phone(1));

        awaitStatus(told, "PAUSED: " + LOCKED);
        awaitStatus(sister, "PAUSED: " + LOCKED);
        assertThat(one.entry(told, one.phone(1)).path("status").asText()).isEqualTo("PENDING");
    }

    @Test
    void trouble_of_one_number_leaves_the_others_alone() {
        String sister = campaign(other);
        one.behaves(one.phone(1), "{\"failCode\": \"131037\", \"failBy\": \"CALL\"}");

        String told = campaign(one, one.phone(1));

        awaitStatus(told, "PAUSED: " + NAME);
        assertThat(status(sister)).isEqualTo("RUNNING: ");
    }

    private String campaign(World shop, String... phones) {
        String campaign = shop.campaign("");
        if (phones.length > 0) {
            shop.add(campaign, shop.list("phone\n" + String.join("\n", phones) + "\n"));
        }
        return campaign;
    }

    private String status(String campaign) {
        var shown = api.get("/api/v1/campaigns/" + campaign).expect(200).json();
        return shown.path("status").asText() + ": " + shown.path("statusReason").asText();
    }

    private void awaitStatus(String campaign, String status) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(status(campaign)).isEqualTo(status));
    }
}
