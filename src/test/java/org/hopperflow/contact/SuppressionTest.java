package org.hopperflow.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AccountSaved;
import org.hopperflow.shared.CustomerChoice;
import org.hopperflow.shared.ListId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ContactTest
class SuppressionTest {

    @Autowired
    Suppressions suppressions;
    @Autowired
    ApplicationEventPublisher events;
    @Autowired
    MockMvcTester http;
    @Autowired
    ObjectMapper json;

    final AccountKey account = AccountKey.of("a" + UUID.randomUUID().toString().replace("-", ""));
    final AccountKey other = AccountKey.of("b" + UUID.randomUUID().toString().replace("-", ""));
    final String phone = "39" + Math.abs(UUID.randomUUID().getMostSignificantBits());

    @BeforeEach
    void an_account() {
        events.publishEvent(new AccountSaved(account, "Shop", ListId.next(), true, null));
    }

    @Test
    void an_opt_out_counts_for_its_account_only() {
        suppressions.suppress(account, "+" + phone, "STOP");
        suppressions.suppress(account, phone, "STOP again");

        assertThat(suppressions.suppressed(account, phone, true)).isTrue();
        assertThat(suppressions.suppressed(other, phone, true)).isFalse();
        assertThat(suppressions.suppressed(account, null, true)).isFalse();
        assertThat(suppressions.suppressedAmong(account, List.of(phone, "39320111"))).containsOnlyKeys(phone);
        assertThat(suppressions.suppressedAmong(account, List.of())).isEmpty();
    }

    @Test
    void a_number_without_account_is_suppressed_everywhere() {
        assertThat(post("{\"phone\": \"+" + phone + "\", \"reason\": \"blacklist\"}")).hasStatus(201)
                .bodyJson().isLenientlyEqualTo("{\"id\": \"" + phone + "\", \"phone\": \"" + phone + "\", \"reason\": \"blacklist\"}");

        assertThat(suppressions.suppressed(account, phone, true)).isTrue();
        assertThat(suppressions.suppressed(other, phone, true)).isTrue();
    }

    @Test
    void a_second_suppression_is_harmless_and_keeps_the_first_reason() {
        String request = "{\"phone\": \"" + phone + "\", \"accountKey\": \"" + account + "\", \"reason\": \"%s\"}";
        post(request.formatted("STOP"));

        assertThat(post(request.formatted("again"))).hasStatus(201).bodyJson().extractingPath("reason").isEqualTo("STOP");
    }

    @Test
    void a_freed_number_may_be_messaged_again() {
        suppressions.suppress(account, phone, "STOP");
        suppressions.suppress(other, phone, "STOP");

        assertThat(delete(phone + "?accountKey=" + account)).hasStatus(204);
        assertThat(suppressions.suppressed(account, phone, true)).isFalse();
        assertThat(suppressions.suppressed(other, phone, true)).isTrue();

        assertThat(delete("+" + phone)).hasStatus(204);
        assertThat(suppressions.suppressed(other, phone, true)).isFalse();
        assertThat(delete(phone)).hasStatus(404).bodyJson().extractingPath("code").isEqualTo("suppression-not-found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{}|phone", "{\"phone\": \"abc\"}|phone",
        "{\"phone\": \"39320111\", \"accountKey\": \"nosuchaccount\"}|accountKey",
        "{\"phone\": \"39320111\", \"accountKey\": \"\\u0000\"}|accountKey",
        "{\"phone\": \"39320111\", \"reason\": \"\\u0000\"}|reason"})
    void a_wrong_field_is_named(String request, String field) {
        assertThat(post(request)).hasStatus(400).bodyJson().extractingPath("errors[0].field").isEqualTo(field);
    }

    @Test
    void a_number_that_wants_no_marketing_still_gets_what_is_none() {
        assertThat(post("{\"phone\": \"" + phone + "\", \"accountKey\": \"" + account + "\", \"scope\": \"MARKETING\"}")).hasStatus(201);

        assertThat(suppressions.suppressed(account, phone, true)).isTrue();
        assertThat(suppressions.suppressed(account, phone, false)).isFalse();
        suppressions.suppress(account, phone, "STOP");
        assertThat(suppressions.suppressed(account, phone, false)).isTrue();
        assertThat(suppressions.suppressedAmong(account, List.of(phone))).containsEntry(phone, SuppressionScope.ALL);
    }

    @Test
    void a_choice_made_at_the_provider_comes_and_goes() {
        Instant noon = Instant.parse("2026-11-23T12:00:00Z");
        chosen(CustomerChoice.Choice.STOP_MARKETING, noon);
        chosen(CustomerChoice.Choice.RESUME_MARKETING, noon.minusSeconds(60));
        assertThat(suppressions.suppressed(account, phone, true)).as("a resume older than the stop").isTrue();

        chosen(CustomerChoice.Choice.RESUME_MARKETING, noon.plusSeconds(60));
        assertThat(suppressions.suppressed(account, phone, true)).isFalse();

        chosen(CustomerChoice.Choice.STOP_ALL, noon);
        chosen(CustomerChoice.Choice.RESUME_MARKETING, noon.plusSeconds(60));
        assertThat(suppressions.suppressed(account, phone, false)).isTrue();
    }

    @Test
    void suppressions_are_found_by_number_and_by_account() throws Exception {
        suppressions.suppress(account, phone, "STOP");
        suppressions.suppress(other, phone, "STOP");

        assertThat(page("?phone=00" + phone).path("items")).hasSize(2);
        assertThat(page("?phone=" + phone + "&account=" + account).path("items")).singleElement()
                .satisfies(found -> assertThat(found.path("accountKey").asText()).isEqualTo(account.value()));
        assertThat(page("?account=nobody").path("items")).isEmpty();
    }

    private void chosen(CustomerChoice.Choice choice, Instant at) {
        events.publishEvent(new CustomerChoice(account, phone, choice, "The customer chose", at));
    }

    @Test
    void suppressions_come_in_pages() throws Exception {
        suppressions.suppress(account, phone, "STOP");
        suppressions.suppress(other, phone, "STOP");

        JsonNode first = page("?limit=1&after=" + phone);
        JsonNode second = page("?limit=1&after=" + first.get("next").asText());

        assertThat(first.get("items").get(0).get("accountKey").asText()).isEqualTo(account.value());
        assertThat(second.get("items").get(0).get("accountKey").asText()).isEqualTo(other.value());
    }

    private JsonNode page(String query) throws Exception {
        return json.readTree(http.get().uri("/api/v1/suppressions" + query).exchange().getResponse().getContentAsString());
    }

    private MvcTestResult post(String request) {
        return http.post().uri("/api/v1/suppressions").contentType(MediaType.APPLICATION_JSON).content(request).exchange();
    }

    private MvcTestResult delete(String path) {
        return http.delete().uri("/api/v1/suppressions/" + path).exchange();
    }
}
