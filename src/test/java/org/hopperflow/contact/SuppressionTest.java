package org.hopperflow.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.UUID;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AccountSaved;
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

        assertThat(suppressions.suppressed(account, phone)).isTrue();
        assertThat(suppressions.suppressed(other, phone)).isFalse();
        assertThat(suppressions.suppressed(account, null)).isFalse();
        assertThat(suppressions.suppressedAmong(account, List.of(phone, "39320111"))).containsExactly(phone);
        assertThat(suppressions.suppressedAmong(account, List.of())).isEmpty();
    }

    @Test
    void a_number_without_account_is_suppressed_everywhere() {
        assertThat(post("{\"phone\": \"+" + phone + "\", \"reason\": \"blacklist\"}")).hasStatus(201)
                .bodyJson().isLenientlyEqualTo("{\"id\": \"" + phone + "\", \"phone\": \"" + phone + "\", \"reason\": \"blacklist\"}");

        assertThat(suppressions.suppressed(account, phone)).isTrue();
        assertThat(suppressions.suppressed(other, phone)).isTrue();
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
        assertThat(suppressions.suppressed(account, phone)).isFalse();
        assertThat(suppressions.suppressed(other, phone)).isTrue();

        assertThat(delete("+" + phone)).hasStatus(204);
        assertThat(suppressions.suppressed(other, phone)).isFalse();
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
