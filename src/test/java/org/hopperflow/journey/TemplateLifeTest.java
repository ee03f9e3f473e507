package org.hopperflow.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.fixture.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The whole life of a template at the sandbox, and what it means for the campaigns that use it. */
@HopperflowTest
class TemplateLifeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ASIDE = """
            {"accountKey": "%s", "name": "%s", "category": "UTILITY", "language": "en_US",
             "body": "Your order is ready and waits for you at the desk until Friday evening."}
            """;

    @LocalServerPort int port;

    private World world;
    private Api api;

    @BeforeEach
    void openAShop() {
        api = new Api("http://localhost:" + port, "admin", "admin-of-the-tests");
        world = World.create(api);
    }

    @Test
    void a_template_is_reviewed_and_approved_or_rejected_with_a_reason() {
        JsonNode created = api.post("/api/v1/templates", ASIDE.formatted(world.key, "order_ready")).expect(201).json();
        String rejected = template("order_reject");

        assertThat(created.path("status").asText()).isEqualTo("PENDING");
        awaitStatus(created.path("id").asText(), "APPROVED");
        awaitStatus(rejected, "REJECTED");
        assertThat(template(rejected, "reason")).isEqualTo("INVALID_FORMAT");

        order("order_ready", "{\"status\": \"REJECTED\", \"reason\": \"PROMOTIONAL\"}");
        awaitStatus(created.path("id").asText(), "REJECTED");
        assertThat(template(created.path("id").asText(), "reason")).isEqualTo("PROMOTIONAL");
    }

    @Test
    void a_paused_template_pauses_its_campaigns_and_its_approval_resumes_them() {
        String campaign = world.campaign("");
        world.add(campaign, world.list("phone\n" + world.phone(1) + "\n"));
        await().atMost(PATIENCE).until(() -> world.received(world.phone(1)) == 1);

        order("spring_offer", "{\"status\": \"PAUSED\", \"reason\": \"Too many customers blocked it.\"}");
        awaitCampaign(campaign, "PAUSED");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(campaign(campaign, "statusReason"))
                .isEqualTo("The template \"spring_offer\" (en) is PAUSED at the provider (FIRST_PAUSE: Too many customers blocked it.)."
                        + " Customers blocked or reported it: write to fewer, and only to those who asked for it."
                        + " The campaign goes on by itself when the template is approved again."));
        assertThat(incidents(campaign)).isPositive();
        world.add(campaign, world.list("phone\n" + world.phone(2) + "\n"));
        assertThat(api.post("/api/v1/campaigns/" + campaign + "/resume", "").expect(409).code()).isEqualTo("template-not-approved");
        await().during(Duration.ofSeconds(1)).atMost(PATIENCE).until(() -> world.received(world.phone(2)) == 0);

        order("spring_offer", "{\"status\": \"APPROVED\"}");
        awaitCampaign(campaign, "RUNNING");
        await().atMost(PATIENCE).until(() -> world.received(world.phone(2)) == 1);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(template(world.template, "reason")).isEmpty();
            assertThat(campaign(campaign, "statusReason")).isEmpty();
            assertThat(incidents(campaign)).isZero();
        });
        assertThat(world.received(world.phone(1))).isEqualTo(1);
    }

    @Test
    void a_campaign_that_a_person_stopped_stays_stopped() {
        String before = world.campaign("");
        String meanwhile = world.campaign("");
        String untouched = world.campaign("");
        api.post("/api/v1/campaigns/" + before + "/stop", "").expect(200);

        order("spring_offer", "{\"status\": \"DISABLED\"}");
        awaitCampaign(untouched, "PAUSED");
        assertThat(campaign(untouched, "statusReason")).endsWith("It does not come back by itself: make a campaign with another template.");
        api.post("/api/v1/campaigns/" + meanwhile + "/stop", "").expect(200);
        order("spring_offer", "{\"status\": \"APPROVED\"}");

        awaitCampaign(untouched, "RUNNING");
        assertThat(campaign(before, "status")).isEqualTo("STOPPED");
        assertThat(campaign(meanwhile, "status")).isEqualTo("STOPPED");
    }

    @Test
    void a_refused_send_tells_of_the_pause_before_the_provider_does_and_a_sync_of_its_end() {
        String other = world.recontactTemplate();
        String customer = world.phone(1);
        world.behaves(customer, "{\"failCode\": \"132015\", \"failBy\": \"CALL\", \"failTimes\": 1}");
        String campaign = world.campaign("");
        String neighbour = api.post("/api/v1/campaigns", """
                {"name": "Of another template", "accountKey": "%s", "templateId": "%s"}
                """.formatted(world.key, other)).expect(201).id();

        world.add(campaign, world.list("phone\n" + customer + "\n"));

        awaitCampaign(campaign, "PAUSED");
        assertThat(template(world.template, "status")).isEqualTo("PAUSED");
        assertThat(template(world.template, "reason")).startsWith("132015: ");
        assertThat(campaign(neighbour, "status")).isEqualTo("RUNNING");
        api.post("/api/v1/templates/sync?account=" + world.key, "").expect(200);
        awaitCampaign(campaign, "RUNNING");
        await().atMost(PATIENCE).until(() -> world.received(customer) == 1);
    }

    @Test
    void a_template_that_is_deleted_pauses_its_campaign_for_good() {
        String campaign = world.campaign("");

        api.delete("/api/v1/templates/" + world.template).expect(204);

        awaitCampaign(campaign, "PAUSED");
        assertThat(campaign(campaign, "statusReason")).isEqualTo("The template \"spring_offer\" (en) was deleted."
                + " It does not come back by itself: make a campaign with another template.");
    }

    @Test
    void an_edited_template_is_reviewed_again_and_its_campaign_waits_for_new_variables() {
        String campaign = world.campaign("");
        // Two verdicts within a second would be the same news twice.
        api.post("/sandbox/clock", "{\"advance\": \"PT2S\"}").expect(200);

        JsonNode edited = api.put("/api/v1/templates/" + world.template, """
                {"body": "Hi {{1}}, the summer collection has come to {{2}} and is waiting for you there.",
                 "examples": {"body": ["Anna", "Rome"]}}
                """).expect(200).json();

        assertThat(edited.path("status").asText()).as("a review may be faster than its answer").isIn("PENDING", "APPROVED");
        awaitStatus(world.template, "APPROVED");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(campaign(campaign, "statusReason"))
                .isEqualTo("The template \"spring_offer\" (en) is approved with other variables than before: body.2."
                        + " Map them to contact fields, then resume the campaign."));
        api.put("/api/v1/templates/" + world.template + "/mapping",
                "{\"body\": {\"1\": \"firstName\", \"2\": \"custom.city\"}}").expect(200);
        api.post("/api/v1/campaigns/" + campaign + "/resume", "").expect(200);
        assertThat(api.put("/api/v1/templates/" + world.template, """
                {"name": "other", "category": "UTILITY", "language": "de", "accountKey": "other", "body": "Come and see it all."}
                """).expect(400).json().path("errors").findValuesAsText("field"))
                .containsExactly("accountKey", "name", "language", "category");
    }

    @Test
    void another_category_and_a_low_quality_are_shown_and_warned_about() {
        String id = template("order_ready");
        awaitStatus(id, "APPROVED");

        order("order_ready", "{\"category\": \"MARKETING\", \"quality\": \"RED\"}");

        await().atMost(PATIENCE).until(() -> template(id, "quality").equals("RED"));
        JsonNode shown = api.get("/api/v1/templates/" + id).json();
        assertThat(shown.path("category").asText()).isEqualTo("MARKETING");
        assertThat(shown.path("requestedCategory").asText()).isEqualTo("UTILITY");
        assertThat(shown.path("sendable").asBoolean()).isTrue();
        assertThat(shown.path("warnings").findValuesAsText("code")).containsExactly("category-changed", "low-quality");
        assertThat(shown.path("warnings").path(0).path("message").asText()).isEqualTo("The provider moved it from UTILITY to MARKETING:"
                + " the prices of marketing messages apply, and only customers who agreed to marketing may get it.");
        order("order_ready", "{\"category\": \"UTILITY\", \"quality\": \"GREEN\"}");
        await().atMost(PATIENCE).until(() -> api.get("/api/v1/templates/" + id).json().path("warnings").isEmpty());
    }

    @Test
    void the_sandbox_names_what_it_cannot_do_to_a_template() {
        assertThat(api.post("/sandbox/templates/nothing", "{\"status\": \"PAUSED\"}").expect(404).code()).isEqualTo("template-not-found");
        assertThat(api.post("/sandbox/templates/spring_offer", "{}").expect(400).json().path("errors").findValuesAsText("field"))
                .containsExactly("status");
        assertThat(api.post("/sandbox/templates/spring_offer", "{\"status\": \"GONE\", \"category\": \"SPAM\", \"quality\": \"BAD\"}")
                .expect(400).json().path("errors").findValuesAsText("field")).containsExactly("status", "category", "quality");
        World.create(api);
        assertThat(api.post("/sandbox/templates/spring_offer", "{\"status\": \"PAUSED\"}").expect(400).json().path("errors")
                .findValuesAsText("field")).containsExactly("account");
    }

    private void order(String name, String order) {
        api.post("/sandbox/templates/" + name + "?account=" + world.key, order).expect(200);
    }

    private String template(String name) {
        return api.post("/api/v1/templates", ASIDE.formatted(world.key, name)).expect(201).id();
    }

    private void awaitStatus(String id, String status) {
        await().atMost(PATIENCE).until(() -> template(id, "status").equals(status));
    }

    private void awaitCampaign(String id, String status) {
        await().atMost(PATIENCE).until(() -> campaign(id, "status").equals(status));
    }

    private String template(String id, String field) {
        return api.get("/api/v1/templates/" + id).expect(200).json().path(field).asText();
    }

    private String campaign(String id, String field) {
        return api.get("/api/v1/campaigns/" + id).expect(200).json().path(field).asText();
    }

    private int incidents(String campaign) {
        String instance = api.get("/engine-rest/process-instance?businessKey=" + campaign + "&processDefinitionKey=campaignRun").expect(200)
                .json().path(0).path("id").asText();
        return api.get("/engine-rest/incident?processInstanceId=" + instance).expect(200).json().size();
    }
}
