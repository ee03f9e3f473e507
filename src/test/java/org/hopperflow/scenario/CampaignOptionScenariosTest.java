package org.hopperflow.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.hopperflow.fixture.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules for a campaign's options (design section 9, "Campaigns"), one test each. */
class CampaignOptionScenariosTest extends Scenario {

    private static final String CLOSES = ", \"closeOnQuickReply\": true";

    @Test
    void the_response_timeout_is_counted_in_days() {
        String phone = customer();
        String other = customer();
        String one = campaign(", \"responseTimeoutDays\": 1", phone);
        String two = campaign(", \"responseTimeoutDays\": 2", other);
        awaitSent(one, phone);
        awaitSent(two, other);

        later("PT25H");

        world.awaitEntry(one, phone, "CLOSED", NO_ANSWER);
        assertThat(statusOf(two, other)).isEqualTo("PENDING");

        later("PT24H");

        world.awaitEntry(two, other, "CLOSED", NO_ANSWER);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7})
    void who_was_sent_to_by_another_campaign_within_the_look_back_is_closed_as_a_duplicate(int days) {
        String phone = customer(TAPS);
        String first = campaign(CLOSES, phone);
        world.awaitEntry(first, phone, "CLOSED", "Answered");

        String second = campaign(", \"historyDuplicateDays\": " + days, phone);

        world.awaitEntry(second, phone, "CLOSED", "Duplicate within " + days + " days");
        assertThat(world.received(phone)).isEqualTo(1);
        assertThat(rows(second, phone)).isEmpty();
    }

    @Test
    void a_message_older_than_the_look_back_does_not_count() {
        String phone = customer(TAPS);
        String other = customer(TAPS);
        String first = campaign(CLOSES, phone, other);
        world.awaitEntry(first, phone, "CLOSED", "Answered");
        world.awaitEntry(first, other, "CLOSED", "Answered");
        later("PT25H");

        String oneDay = campaign(", \"historyDuplicateDays\": 1", phone);
        String twoDays = campaign(", \"historyDuplicateDays\": 2", other);

        awaitSent(oneDay, phone);
        world.awaitEntry(twoDays, other, "CLOSED", "Duplicate within 2 days");
    }

    @Test
    void what_the_campaign_sent_itself_is_no_duplicate() {
        String phone = customer(TAPS);
        String campaign = campaign(CLOSES + ", \"historyDuplicateDays\": 7", phone);
        world.awaitEntry(campaign, phone, "CLOSED", "Answered");
        awaitStatus(campaign, "COMPLETED");

        reset(campaign);

        awaitSent(campaign, phone, 2);
    }

    @Test
    void another_accounts_campaign_is_no_duplicate() {
        String phone = customer(TAPS);
        world.awaitEntry(campaign(CLOSES, phone), phone, "CLOSED", "Answered");
        World other = World.create(api);

        String campaign = other.campaign(", \"historyDuplicateDays\": 7");
        other.add(campaign, other.list("phone\n" + phone + "\n"));

        await().atMost(PATIENCE).until(() -> world.received(phone) == 2);
    }

    @Test
    void without_a_look_back_nothing_is_a_duplicate() {
        String phone = customer(TAPS);
        world.awaitEntry(campaign(CLOSES, phone), phone, "CLOSED", "Answered");

        awaitSent(campaign("", phone), phone);
    }

    @Test
    void an_open_interaction_with_another_campaign_makes_the_contact_wait_and_then_retry() {
        String phone = customer();
        String first = campaign("", phone);
        awaitSent(first, phone);

        String second = campaign("", phone);

        world.awaitEntry(second, phone, "PENDING", WITH_CAMPAIGN);
        ask(second, "stop");
        later("P1DT1H");
        world.awaitEntry(first, phone, "CLOSED", NO_ANSWER);
        await().atMost(PATIENCE).until(() -> statusOf(second, phone).equals("RETRY"));
        assertThat(world.received(phone)).isEqualTo(1);
        ask(second, "resume");
        awaitSent(second, phone);
    }

    @Test
    void an_open_interaction_with_an_agent_makes_the_contact_wait_and_then_retry() {
        String phone = customer();
        writes(phone, "Are you open?");
        String conversation = awaitAgents(phone);

        String campaign = campaign("", phone);

        world.awaitEntry(campaign, phone, "PENDING", WITH_AGENT);
        ask(campaign, "stop");
        closeConversation(conversation);
        await().atMost(PATIENCE).until(() -> statusOf(campaign, phone).equals("RETRY"));
        assertThat(world.received(phone)).isZero();
        ask(campaign, "resume");
        awaitSent(campaign, phone);
    }

    @Test
    void a_campaign_that_includes_active_interactions_ignores_both_kinds() {
        String waited = customer();
        String talks = customer();
        awaitSent(campaign("", waited), waited);
        writes(talks, "Are you open?");
        awaitAgents(talks);

        String campaign = campaign(", \"includeActiveInteractions\": true", waited, talks);

        awaitSent(campaign, waited);
        awaitSent(campaign, talks);
    }

    @Test
    void a_quick_reply_closes_the_interaction_when_the_campaign_says_so() {
        String phone = customer(TAPS);

        String campaign = campaign(CLOSES, phone);

        world.awaitEntry(campaign, phone, "CLOSED", "Answered");
        assertThat(rows(campaign, phone).get(0).path("answer").asText()).isEqualTo("Yes, please");
        awaitStatus(campaign, "COMPLETED");
        assertThat(openOf("AGENT", phone)).isEmpty();
        assertThat(openOf("CAMPAIGN", phone)).isEmpty();
    }

    @Test
    void a_quick_reply_goes_to_an_agent_by_default() {
        String phone = customer(TAPS);

        String campaign = campaign("", phone);

        world.awaitEntry(campaign, phone, "CLOSED", "Answered");
        awaitAgents(phone);
    }

    @Test
    void a_free_text_goes_to_an_agent_though_quick_replies_close() {
        String phone = customer("{\"answer\": {\"type\": \"TEXT\", \"text\": \"Which sizes?\"}, \"afterMillis\": 50}");

        String campaign = campaign(CLOSES, phone);

        world.awaitEntry(campaign, phone, "CLOSED", "Answered");
        awaitAgents(phone);
    }

    @Test
    void a_campaign_waits_for_its_start_date() {
        String phone = customer();
        String campaign = campaign(", \"startAt\": \"" + now().plus(Duration.ofHours(3)) + "\"", phone);
        later("PT2H");
        awaitTheDispatcher();
        assertThat(shown(campaign).path("status").asText()).isEqualTo("SCHEDULED");
        assertThat(statusOf(campaign, phone)).isEqualTo("FRESH");

        later("PT1H");

        awaitSent(campaign, phone);
        assertThat(shown(campaign).path("status").asText()).isEqualTo("RUNNING");
    }

    @Test
    void without_a_start_date_it_starts_on_saving() {
        assertThat(shown(world.campaign("")).path("status").asText()).isEqualTo("RUNNING");
    }

    @Test
    void a_message_counts_for_the_look_back_though_its_campaign_was_reset() {
        String phone = customer(TAPS);
        String first = campaign(CLOSES, phone, "4720");
        world.awaitEntry(first, phone, "CLOSED", "Answered");
        ask(first, "stop");
        reset(first);

        String second = campaign(", \"historyDuplicateDays\": 7", phone);

        world.awaitEntry(second, phone, "CLOSED", "Duplicate within 7 days");
    }

    @Test
    void the_look_back_counts_from_the_message_not_from_when_the_contact_was_taken() {
        String phone = customer();
        String first = campaign("", "4721");
        await().atMost(PATIENCE).until(() -> statusOf(first, "4721").equals("PENDING"));
        later("P2D");
        String contact = world.entry(first, "4721").path("contactId").asText();
        api.patch("/api/v1/contacts/" + contact, "{\"phone\": \"" + phone + "\"}").expect(200);
        ask(first, "retry");
        awaitSent(first, phone);

        String second = campaign(", \"historyDuplicateDays\": 1, \"includeActiveInteractions\": true", phone);

        world.awaitEntry(second, phone, "CLOSED", "Duplicate within 1 days");
    }

    @Test
    void who_was_never_reached_by_the_other_campaign_is_no_duplicate() {
        String phone = customer("{\"failCode\": 132005, \"failBy\": \"CALL\", \"failTimes\": 1}");
        String first = campaign("", phone);
        await().atMost(PATIENCE).until(() -> statusOf(first, phone).equals("CLOSED"));
        assertThat(world.received(phone)).isZero();

        String second = campaign(", \"historyDuplicateDays\": 7", phone);

        awaitSent(second, phone);
    }
}
