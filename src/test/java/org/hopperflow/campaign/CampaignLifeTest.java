package org.hopperflow.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.fixture.World;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.ListId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of a campaign and its contacts when two things happen to it at once, and when it goes. */
@HopperflowTest
class CampaignLifeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @LocalServerPort int port;
    @Autowired CampaignRegister register;
    @Autowired CampaignRepository campaigns;
    @Autowired HopperRepository entries;
    @Autowired HopperDesk hopper;
    @Autowired RestoredCampaignsRepository restored;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient jdbc;

    private World world;
    private Api api;

    @BeforeEach
    void openAShop() {
        api = new Api("http://localhost:" + port, "admin", "admin-of-the-tests");
        world = World.create(api);
    }

    @Test
    void a_deleted_campaign_leaves_no_flow_waiting_and_no_customer_taken() {
        String customer = world.phone(1);
        String campaign = world.campaign("");
        world.add(campaign, world.list("phone\n" + customer + "\n"));
        await().atMost(PATIENCE).until(() -> world.interactions("OPEN").size() == 1 && world.received(customer) == 1);
        String entry = world.entry(campaign, customer).path("id").asText();
        api.post("/api/v1/campaigns/" + campaign + "/stop", "").expect(200);

        api.delete("/api/v1/campaigns/" + campaign).expect(204);

        assertThat(api.get("/engine-rest/process-instance?businessKey=" + entry).expect(200).json()).isEmpty();
        assertThat(world.interactions("OPEN")).isEmpty();
    }

    @Test
    void a_deleted_campaign_is_gone_and_its_history_stays() {
        String customer = world.phone(1);
        String campaign = world.campaign("");
        world.add(campaign, world.list("phone\n" + customer + "\n"));
        await().atMost(PATIENCE).until(() -> world.history(campaign).size() == 1);
        api.post("/api/v1/campaigns/" + campaign + "/stop", "").expect(200);

        api.delete("/api/v1/campaigns/" + campaign).expect(204);

        assertThat(api.get("/api/v1/campaigns/" + campaign).expect(404).code()).isEqualTo("campaign-not-found");
        assertThat(api.get("/api/v1/campaigns/" + campaign + "/hopper").expect(404).code()).isEqualTo("campaign-not-found");
        assertThat(api.post("/api/v1/campaigns/" + campaign + "/resume", "").expect(404).code()).isEqualTo("campaign-not-found");
        assertThat(api.delete("/api/v1/campaigns/" + campaign).expect(404).code()).isEqualTo("campaign-not-found");
        assertThat(api.get("/api/v1/campaigns?account=" + world.key).expect(200).json().path("items")).isEmpty();
        assertThat(world.history(campaign)).hasSize(1);
        assertThat(api.get("/api/v1/campaigns/" + campaign + "/history.csv").expect(200).body().lines().count()).isEqualTo(2);
        assertThat(world.interactions("CLOSED")).hasSize(1);
    }

    @Test
    void only_a_stopped_or_completed_campaign_is_deleted() {
        String later = world.campaign(", \"startAt\": \"" + nextYear() + "-06-01T00:00:00Z\"");
        assertThat(api.delete("/api/v1/campaigns/" + later).expect(409).code()).isEqualTo("wrong-state");

        api.post("/api/v1/campaigns/" + later + "/stop", "").expect(200);
        api.delete("/api/v1/campaigns/" + later).expect(204);
    }

    @Test
    void a_stop_takes_effect_within_a_second_and_loses_nobody() {
        api.patch("/api/v1/accounts/" + world.key, "{\"messagesPerSecond\": 10}").expect(200);
        String campaign = world.campaign("");
        world.add(campaign, world.list(phones(60)));
        await().atMost(PATIENCE).until(() -> world.history(campaign).size() >= 5);

        api.post("/api/v1/campaigns/" + campaign + "/stop", "").expect(200);
        await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
        int sent = calls();
        await().during(Duration.ofSeconds(2)).atMost(PATIENCE).until(() -> calls() == sent);
        assertThat(sent).isLessThan(60);

        api.patch("/api/v1/accounts/" + world.key, "{\"messagesPerSecond\": 500}").expect(200);
        api.post("/api/v1/campaigns/" + campaign + "/resume", "").expect(200);
        await().atMost(PATIENCE).until(() -> world.history(campaign).size() == 60);
        assertThat(calls()).isEqualTo(60);
    }

    @Test
    void a_list_added_while_it_runs_is_sent_to_and_added_twice_adds_nobody_twice() {
        String campaign = world.campaign("");
        world.add(campaign, world.list("phone\n" + world.phone(1) + "\n"));
        await().atMost(PATIENCE).until(() -> world.received(world.phone(1)) == 1);
        String second = world.list("phone\n" + world.phone(2) + "\n");

        world.add(campaign, second);
        await().atMost(PATIENCE).until(() -> world.received(world.phone(2)) == 1);
        world.add(campaign, second);

        assertThat(world.hopper(campaign).path("total").asInt()).isEqualTo(2);
        await().during(Duration.ofSeconds(1)).atMost(PATIENCE).until(() -> world.received(world.phone(2)) == 1);
    }

    private int calls() {
        return jdbc.sql("select count(*) from attempt where account_key = :key and state not in ('QUEUED', 'CANCELLED')")
                .param("key", world.key).query(Integer.class).single();
    }

    private String phones(int many) {
        StringBuilder csv = new StringBuilder("phone\n");
        for (int i = 1; i <= many; i++) {
            csv.append(world.phone(i)).append('\n');
        }
        return csv.toString();
    }

    private String nextYear() {
        return String.valueOf(OffsetDateTime.parse(api.get("/sandbox/clock").expect(200).json().path("now").asText()).getYear() + 1);
    }

    @Test
    void a_list_that_is_just_being_added_keeps_the_campaign_from_completing() {
        Campaign campaign = register.require(CampaignId.of(world.campaign("")));
        EntryId last = entry(campaign, "PENDING");
        ListId list = ListId.of(world.list("phone\n" + world.phone(1) + "\n"));

        CompletableFuture<Void> completion = transaction.execute(status -> {
            register.addList(campaign.id(), list);
            entries.close(last, "Answered");
            CompletableFuture<Void> look = CompletableFuture.runAsync(() -> register.complete(campaign));
            await().pollDelay(Duration.ofMillis(300)).until(() -> true);
            return look;
        });
        completion.join();

        await().atMost(PATIENCE).until(() -> world.received(world.phone(1)) == 1);
    }

    @Test
    void the_dispatcher_does_not_wipe_out_why_a_campaign_was_paused() {
        Campaign campaign = stoppedCampaign();
        campaigns.move(campaign.id(), List.of(CampaignStatus.STOPPED), CampaignStatus.PAUSED, "The token expired");

        campaigns.explain(campaign.id(), null);

        assertThat(register.require(campaign.id()).statusReason()).isEqualTo("The token expired");
    }

    @Test
    void after_a_restore_no_approval_resumes_a_campaign_by_itself() {
        String kept = world.campaign("");
        order("PAUSED");
        await().atMost(PATIENCE).until(() -> status(kept) == CampaignStatus.PAUSED);

        restored.waitForAPerson("The database was restored.");
        String later = api.post("/api/v1/campaigns/" + kept + "/resume", "").code();
        order("APPROVED");

        assertThat(later).isEqualTo("template-not-approved");
        await().atMost(PATIENCE).until(() -> api.get("/api/v1/templates/" + world.template).json().path("sendable").asBoolean());
        await().during(Duration.ofSeconds(1)).atMost(PATIENCE).until(() -> status(kept) == CampaignStatus.PAUSED);
        assertThat(register.require(CampaignId.of(kept)).statusReason()).isEqualTo("The database was restored.");
    }

    private void order(String status) {
        api.post("/sandbox/templates/spring_offer?account=" + world.key, "{\"status\": \"" + status + "\"}").expect(200);
    }

    private CampaignStatus status(String campaign) {
        return register.require(CampaignId.of(campaign)).status();
    }

    @Test
    void a_contact_that_cannot_be_tried_again_holds_up_no_other_and_says_why() {
        world.behaves(world.phone(1), "{\"failCode\": 131000, \"failBy\": \"CALL\", \"failTimes\": 1}");
        world.behaves(world.phone(2), "{\"failCode\": 131000, \"failBy\": \"CALL\", \"failTimes\": 1}");
        String campaign = world.campaign("");
        world.add(campaign, world.list("phone\n" + world.phone(1) + "\n" + world.phone(2) + "\n"));
        await().atMost(PATIENCE).until(() -> world.hopper(campaign).path("retry").asInt() == 2);
        EntryId broken = EntryId.of(world.entry(campaign, world.phone(1)).path("id").asText());
        jdbc.sql("update hopper_entry set contact_id = gen_random_uuid() where id = :id").param("id", broken.value()).update();

        api.post("/api/v1/campaigns/" + campaign + "/retry", "").expect(200);

        await().atMost(PATIENCE).until(() -> world.received(world.phone(2)) == 1);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(world.entry(campaign, world.phone(1)).path("reason").asText())
                .startsWith("Could not be tried again: "));
    }

    @Test
    void a_contact_that_was_put_aside_can_be_tried_again() {
        String campaign = world.campaign("");
        api.post("/api/v1/campaigns/" + campaign + "/stop", "").expect(200);
        world.add(campaign, world.list("phone\n" + world.phone(1) + "\n" + world.phone(2) + "\n"));
        EntryId broken = EntryId.of(world.entry(campaign, world.phone(1)).path("id").asText());
        UUID contact = jdbc.sql("select contact_id from hopper_entry where id = :id").param("id", broken.value()).query(UUID.class).single();
        jdbc.sql("update hopper_entry set contact_id = gen_random_uuid() where id = :id").param("id", broken.value()).update();
        api.post("/api/v1/campaigns/" + campaign + "/resume", "").expect(200);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(world.entry(campaign, world.phone(1)).path("reason").asText())
                .startsWith("Could not be started: "));
        await().atMost(PATIENCE).until(() -> world.received(world.phone(2)) == 1);

        jdbc.sql("update hopper_entry set contact_id = :contact where id = :id").param("contact", contact).param("id", broken.value()).update();
        api.post("/api/v1/campaigns/" + campaign + "/retry", "").expect(200);

        await().atMost(PATIENCE).until(() -> world.received(world.phone(1)) == 1);
    }

    @Test
    void a_campaign_of_which_no_contact_can_be_started_pauses_and_keeps_them() {
        String campaign = world.campaign("");
        api.post("/api/v1/campaigns/" + campaign + "/stop", "").expect(200);
        world.add(campaign, world.list("phone\n" + world.phone(1) + "\n" + world.phone(2) + "\n" + world.phone(3) + "\n"));
        jdbc.sql("update campaign set flow = 'nowhere' where id = :id").param("id", UUID.fromString(campaign)).update();
        api.post("/api/v1/campaigns/" + campaign + "/resume", "").expect(200);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(register.require(CampaignId.of(campaign)).statusReason())
                .isEqualTo("No contact can be started: There is no flow nowhere."));
        assertThat(world.hopper(campaign).path("fresh").asInt()).isEqualTo(3);
    }

    @Test
    void a_flow_that_ends_while_it_is_started_closes_its_entry() {
        EntryId entry = entry(stoppedCampaign(), "PENDING");

        hopper.instanceGone(entry, "instance", "The flow ended without closing the contact");

        assertThat(entries.find(entry).orElseThrow().status()).isEqualTo(EntryStatus.CLOSED);
    }

    private Campaign stoppedCampaign() {
        CampaignId id = CampaignId.of(world.campaign(""));
        register.stop(id);
        return register.require(id);
    }

    private EntryId entry(Campaign campaign, String status) {
        EntryId entry = EntryId.next();
        jdbc.sql("""
                insert into hopper_entry (id, campaign_id, account_key, contact_id, phone, status)
                values (:id, :campaign, :account, :contact, '39000', :status)
                """).param("id", entry.value()).param("campaign", campaign.id().value()).param("account", world.key)
                .param("contact", UUID.randomUUID()).param("status", status).update();
        return entry;
    }
}
