package org.hopperflow.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.hopperflow.campaign.OtherDispatcher;
import org.hopperflow.message.AccountTroubled;
import org.hopperflow.shared.AccountKey;
import org.junit.jupiter.api.Test;

/** Several people, nodes and clocks reach for one campaign, and several campaigns for one customer. */
class RaceForTheCampaignTest extends RaceStory {

    private static final int CUSTOMERS = 30;

    @Test
    void stop_resume_and_pause_at_once_leave_the_picture_where_the_campaign_is() {
        campaign = world.campaign("");
        List<Integer> answers = new ArrayList<>();
        Race.Side pause = () -> transaction.executeWithoutResult(status ->
                rooms.publishEvent(new AccountTroubled(AccountKey.of(world.key), "190", "The token expired")));

        for (int round = 0; round < 5; round++) {
            meetAtTheCampaign(told(answers, "stop"), told(answers, "resume"), pause, told(answers, "resume"), told(answers, "stop"));
            meetAtTheCampaign(told(answers, "resume"), pause, told(answers, "stop"), told(answers, "resume"));
        }

        assertThat(answers).isNotEmpty().allMatch(status -> status == 200 || status == 409);
        thePictureIsRight();
    }

    @Test
    void stop_and_resume_from_all_sides_never_fail() {
        campaign = world.campaign("");
        List<Integer> answers = new ArrayList<>();

        together(IntStream.range(0, 24).mapToObj(i -> told(answers, i % 2 == 0 ? "stop" : "resume")).toList());

        assertThat(answers).hasSize(24).allMatch(status -> status == 200 || status == 409);
        thePictureIsRight();
    }

    @Test
    void of_two_campaigns_that_reach_for_the_same_customers_at_once_one_waits_for_each() {
        String list = world.list(csv());
        String first = stoppedWith(list);
        String second = stoppedWith(list);
        OtherDispatcher other = new OtherDispatcher(rooms);
        List.of(first, second).forEach(each -> api.post("/api/v1/campaigns/" + each + "/resume", "").expect(200));

        together(List.of(() -> other.claim(first, CUSTOMERS), () -> other.claim(second, CUSTOMERS)));

        IntStream.range(0, CUSTOMERS).mapToObj(world::phone).forEach(phone -> {
            await().atMost(PATIENCE).until(() -> world.received(phone) == 1);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(List.of(first, second))
                    .extracting(each -> world.entry(each, phone).path("reason").asText())
                    .containsExactlyInAnyOrder("", "Contact has an open interaction with another campaign"));
            assertThat(world.received(phone)).isEqualTo(1);
        });
    }

    @Test
    void a_campaign_whose_own_process_was_cancelled_ends_at_its_date_all_the_same() {
        theReplyIsAwaited(", \"endAt\": \"" + businessNow().plusSeconds(120) + "\"");
        runtime.deleteProcessInstance(picture().getId(), "by mistake");

        api.post("/sandbox/clock", "{\"advance\": \"PT3M30S\"}").expect(200);

        theEntryIs("CLOSED", "Campaign ended");
        assertThat(api.get("/api/v1/campaigns/" + campaign).json().path("statusReason").asText()).isEqualTo("The end date was reached");
    }

    @Test
    void a_contact_that_cannot_be_told_of_the_end_holds_up_no_other() {
        campaign = world.campaign("");
        world.add(campaign, world.list("phone\n" + customer + "\n" + world.phone(2) + "\n"));
        awaitPosition("waitForReply");
        String held = instance();
        runtime.suspendProcessInstanceById(held);

        jdbc.sql("update campaign set status = 'COMPLETED' where id = cast(:id as uuid)").param("id", campaign).update();

        world.awaitEntry(campaign, world.phone(2), "CLOSED", "Campaign ended");
        assertThat(world.entry(campaign, customer).path("status").asText()).isEqualTo("PENDING");
        runtime.activateProcessInstanceById(held);
        theEntryIs("CLOSED", "Campaign ended");
    }

    private Race.Side told(List<Integer> answers, String what) {
        return () -> {
            int status = api.post("/api/v1/campaigns/" + campaign + "/" + what, "").status();
            synchronized (answers) {
                answers.add(status);
            }
        };
    }

    private void thePictureIsRight() {
        String status = api.get("/api/v1/campaigns/" + campaign).json().path("status").asText();
        assertThat(runtime.getActiveActivityIds(picture().getId())).containsExactly(status.equals("RUNNING") ? "running" : "resting");
    }

    private ProcessInstance picture() {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(campaign, "campaignRun").singleResult();
    }

    private String stoppedWith(String list) {
        campaign = world.campaign("");
        post("stop");
        world.add(campaign, list);
        return campaign;
    }

    private String csv() {
        StringBuilder csv = new StringBuilder("phone\n");
        IntStream.range(0, CUSTOMERS).forEach(i -> csv.append(world.phone(i)).append('\n'));
        return csv.toString();
    }

    /** All of them at the same moment. */
    private static void together(List<Race.Side> sides) {
        CyclicBarrier start = new CyclicBarrier(sides.size());
        List<CompletableFuture<Void>> ends = sides.stream().map(side -> new CompletableFuture<Void>()).toList();
        IntStream.range(0, sides.size()).forEach(i -> new Thread(() -> {
            try {
                start.await();
                sides.get(i).act();
                ends.get(i).complete(null);
            } catch (Exception e) {
                ends.get(i).completeExceptionally(e);
            }
        }).start());
        ends.forEach(CompletableFuture::join);
    }
}
