package org.hopperflow.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.hopperflow.fixture.World;
import org.junit.jupiter.api.Test;

/** The rules for the life of a campaign and of its hopper (design section 9, "Campaigns"), one test each. */
class CampaignScenariosTest extends Scenario {

    private static final String SUPPRESSED = "The number is suppressed";
    private static final String FAILS = "{\"failCode\": 131000, \"failBy\": \"CALL\"}";

    @Test
    void retry_takes_temporary_failures_as_often_as_asked_and_skips_permanent_ones() {
        String busy = customer(FAILS);
        String nobody = customer("{\"failCode\": 131026, \"failBy\": \"CALL\"}");
        String campaign = campaign("", busy, nobody);
        world.awaitEntry(campaign, nobody, "CLOSED", "Message Undeliverable");

        for (int attempts = 1; attempts <= 5; attempts++) {
            awaitTried(campaign, busy, attempts);
            assertThat(ask(campaign, "retry").json().path("retried").asInt()).isEqualTo(1);
        }
        awaitTried(campaign, busy, 6);
        world.behaves(busy, "{}");
        ask(campaign, "retry");

        awaitSent(campaign, busy);
        assertThat(rows(campaign, busy)).hasSize(7);
        assertThat(rows(campaign, nobody)).hasSize(1);
    }

    @Test
    void a_temporary_failure_is_tried_again_by_itself_when_the_decision_table_says_so() {
        String busy = customer("{\"failCode\": 131000, \"failBy\": \"CALL\", \"failTimes\": 1}");
        String campaign = campaign("", busy);
        awaitTried(campaign, busy, 1);
        assertThat(world.entry(campaign, busy).path("nextRetryAt").asText()).isNotBlank();

        later("PT2M");

        awaitSent(campaign, busy);
    }

    @Test
    void a_reset_warns_first_and_then_puts_every_entry_back_to_fresh_and_keeps_the_history() {
        String answers = customer(TAPS);
        String waits = customer();
        String fails = customer(FAILS);
        String nobody = customer("{\"failCode\": 131026, \"failBy\": \"CALL\"}");
        String campaign = campaign("", answers, waits, fails, nobody, "4730");
        world.awaitEntry(campaign, answers, "CLOSED", "Answered");
        world.awaitEntry(campaign, nobody, "CLOSED", "Message Undeliverable");
        awaitSent(campaign, waits);
        awaitTried(campaign, fails, 1);
        ask(campaign, "stop");

        assertThat(api.post("/api/v1/campaigns/" + campaign + "/reset", "{}").expect(409).code()).isEqualTo("confirmation-required");
        reset(campaign);

        assertThat(world.hopper(campaign).toString()).isEqualTo("{\"total\":5,\"fresh\":5,\"retry\":0,\"pending\":0,\"closed\":0}");
        assertThat(world.history(campaign)).hasSize(4);
        assertThat(openOf("CAMPAIGN", waits)).isEmpty();
        ask(campaign, "resume");
        awaitSent(campaign, waits, 2);
        assertThat(world.history(campaign).size()).isGreaterThanOrEqualTo(5);
    }

    @Test
    void suppressed_numbers_stay_suppressed_after_a_reset() {
        String optsOut = customer("{\"answer\": {\"type\": \"TEXT\", \"text\": \"STOP\"}, \"afterMillis\": 50}");
        String campaign = campaign("", optsOut, "4731");
        world.awaitEntry(campaign, optsOut, "CLOSED", "Customer opted out");

        reset(campaign);

        world.awaitEntry(campaign, optsOut, "CLOSED", SUPPRESSED);
        assertThat(world.received(optsOut)).isEqualTo(1);
    }

    @Test
    void with_call_to_action_buttons_an_entry_stays_pending_until_the_timeout_or_any_message() {
        String silent = customer();
        String writes = customer();
        String template = callToAction();
        String campaign = api.post("/api/v1/campaigns", "{\"name\": \"Call\", \"accountKey\": \"" + world.key + "\", \"templateId\": \""
                + template + "\", \"closeOnQuickReply\": true}").expect(201).id();
        world.add(campaign, list(silent, writes));
        awaitSent(campaign, silent);
        awaitSent(campaign, writes);
        later("PT23H");
        awaitTheDispatcher();
        assertThat(statusOf(campaign, silent)).isEqualTo("PENDING");
        assertThat(statusOf(campaign, writes)).isEqualTo("PENDING");

        writes(writes, "I have seen the page");

        world.awaitEntry(campaign, writes, "CLOSED", "Answered");
        awaitAgents(writes);
        later("PT2H");
        world.awaitEntry(campaign, silent, "CLOSED", NO_ANSWER);
    }

    @Test
    void with_quick_replies_an_entry_stays_pending_until_one_is_chosen_or_the_timeout_comes() {
        String silent = customer();
        String taps = customer("{\"answer\": {\"type\": \"BUTTON\", \"index\": 2}, \"afterMillis\": 50}");

        String campaign = campaign(", \"responseTimeoutDays\": 2", silent, taps);

        world.awaitEntry(campaign, taps, "CLOSED", "Answered");
        awaitSent(campaign, silent);
        later("PT47H");
        awaitTheDispatcher();
        assertThat(statusOf(campaign, silent)).isEqualTo("PENDING");
        later("PT2H");
        world.awaitEntry(campaign, silent, "CLOSED", NO_ANSWER);
    }

    @Test
    void the_campaigns_end_closes_whatever_is_left() {
        String waits = customer();
        String fails = customer(FAILS);
        String talks = customer();
        writes(talks, "Are you open?");
        awaitAgents(talks);
        String campaign = campaign(", \"responseTimeoutDays\": 5, \"endAt\": \"" + now().plus(Duration.ofHours(3)) + "\"",
                waits, fails, talks, "4732");
        awaitSent(campaign, waits);
        awaitTried(campaign, fails, 1);
        world.awaitEntry(campaign, talks, "PENDING", WITH_AGENT);
        ask(campaign, "stop");
        String fresh = customer();
        world.add(campaign, list(fresh));

        later("PT3H1M");

        for (String phone : new String[] {waits, fails, talks, "4732", fresh}) {
            world.awaitEntry(campaign, phone, "CLOSED", "Campaign ended");
        }
        assertThat(shown(campaign).path("status").asText()).isEqualTo("COMPLETED");
        assertThat(world.received(fails) + world.received(talks) + world.received(fresh)).isZero();
    }

    @Test
    void while_a_campaign_is_stopped_answers_count_and_timers_run_but_nothing_is_sent() {
        String silent = customer();
        String answers = customer();
        String fails = customer(FAILS);
        String campaign = campaign("", silent, answers, fails);
        awaitSent(campaign, silent);
        awaitSent(campaign, answers);
        awaitTried(campaign, fails, 1);
        ask(campaign, "stop");
        world.behaves(fails, "{}");
        String fresh = customer();
        world.add(campaign, list(fresh));
        ask(campaign, "retry");

        writes(answers, "Yes, please");
        world.awaitEntry(campaign, answers, "CLOSED", "Answered");
        later("P1DT1H");
        world.awaitEntry(campaign, silent, "CLOSED", NO_ANSWER);

        awaitTheDispatcher();
        assertThat(world.received(fails) + world.received(fresh)).isZero();
        assertThat(statusOf(campaign, fresh)).isEqualTo("FRESH");
        assertThat(shown(campaign).path("status").asText()).isEqualTo("STOPPED");
        ask(campaign, "resume");
        awaitSent(campaign, fails);
        awaitSent(campaign, fresh);
    }

    @Test
    void a_list_added_while_the_campaign_runs_feeds_the_hopper() {
        String first = customer();
        String second = customer();
        String campaign = campaign("", first);
        awaitSent(campaign, first);

        world.add(campaign, list(second));

        awaitSent(campaign, second);
        assertThat(world.hopper(campaign).path("total").asInt()).isEqualTo(2);
    }

    @Test
    void who_stands_in_two_lists_or_twice_in_one_is_written_to_once() {
        String phone = customer();
        String other = customer();
        String campaign = world.campaign(", \"includeActiveInteractions\": true");
        String twice = api.post("/api/v1/lists", "{\"name\": \"Twice\"}").expect(201).id();
        for (String each : new String[] {phone, phone, "12", "12"}) {
            api.post("/api/v1/lists/" + twice + "/contacts", "{\"phone\": \"" + each + "\"}").expect(201);
        }
        world.add(campaign, twice);

        world.add(campaign, world.list("phone\n" + phone + "\n" + other + "\n"));

        awaitSent(campaign, other);
        awaitSent(campaign, phone);
        assertThat(world.hopper(campaign).path("total").asInt()).as("two people, and two whose number is none").isEqualTo(4);
        assertThat(world.received(phone)).isEqualTo(1);
    }

    @Test
    void adding_the_same_list_twice_adds_nobody_twice() {
        String phone = customer();
        String list = list(phone);
        String campaign = world.campaign("");
        world.add(campaign, list);
        awaitSent(campaign, phone);

        world.add(campaign, list);

        awaitTheDispatcher();
        assertThat(world.hopper(campaign).path("total").asInt()).isEqualTo(1);
        assertThat(world.received(phone)).isEqualTo(1);
    }

    @Test
    void a_campaign_without_contacts_runs_and_waits() {
        String campaign = world.campaign("");
        later("P2D");
        awaitTheDispatcher();
        assertThat(shown(campaign).path("status").asText()).isEqualTo("RUNNING");
        assertThat(world.hopper(campaign).path("total").asInt()).isZero();

        String phone = customer();
        world.add(campaign, list(phone));

        awaitSent(campaign, phone);
    }

    @Test
    void an_empty_list_changes_nothing() {
        String campaign = world.campaign("");

        world.add(campaign, api.post("/api/v1/lists", "{\"name\": \"Nobody\"}").expect(201).id());

        awaitTheDispatcher();
        assertThat(shown(campaign).path("status").asText()).isEqualTo("RUNNING");
    }

    private String callToAction() {
        return World.approved(api, """
                {"accountKey": "%s", "name": "see_the_page", "category": "MARKETING", "language": "en",
                 "body": "Our spring collection has arrived. See all of it on our page.",
                 "buttons": [{"type": "PHONE_NUMBER", "text": "Call us", "phoneNumber": "+390612345678"},
                             {"type": "URL", "text": "See the page", "url": "https://www.example.com/spring"}]}
                """.formatted(world.key));
    }

    private void awaitTried(String campaign, String phone, int attempts) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode entry = world.entry(campaign, phone);
            assertThat(entry.path("status").asText() + " " + entry.path("attempts").asInt()).isEqualTo("RETRY " + attempts);
        });
    }
}
