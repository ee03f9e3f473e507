package org.hopperflow.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AccountSaved;
import org.hopperflow.shared.ListId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ContactTest
class BlacklistTest {

    @Autowired
    Suppressions suppressions;
    @Autowired
    ApplicationEventPublisher events;
    @Autowired
    MockMvcTester http;

    final AccountKey account = AccountKey.of("a" + UUID.randomUUID().toString().replace("-", ""));
    final String prefix = "39" + Math.abs(UUID.randomUUID().getMostSignificantBits() % 10_000_000_000L);

    @BeforeEach
    void an_account() {
        events.publishEvent(new AccountSaved(account, "Shop", ListId.next(), true, null));
    }

    @Test
    void the_numbers_of_a_file_are_suppressed_however_they_are_written() {
        suppressions.suppress(account, prefix + "1", "STOP");

        MvcTestResult answer = post("?reason=bought&accountKey=" + account, "name;phone\r\nAda;+" + prefix + "1\r\nBea;00" + prefix
                + " 2\r\nCid;" + prefix + "2\r\nDan;none\r\nEve;123\r\n");

        assertThat(answer).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"rows": 5, "suppressed": 1, "duplicates": 2, "rejected": 2,
                 "rejects": [{"line": 5, "reason": "There is no phone number"}, {"line": 6, "reason": "A phone number has 5 to 20 digits"}]}
                """.replace("20", Integer.toString(PhoneRule.MAX_DIGITS)));
        assertThat(suppressions.suppressed(account, prefix + "2", false)).isTrue();
    }

    @Test
    void a_bare_list_of_numbers_needs_no_head_and_counts_for_every_account() {
        assertThat(post("?scope=MARKETING", prefix + "3\n" + prefix + "4\n")).hasStatusOk().bodyJson()
                .isLenientlyEqualTo("{\"rows\": 2, \"suppressed\": 2, \"duplicates\": 0, \"rejected\": 0}");

        assertThat(suppressions.suppressedAmong(account, java.util.List.of(prefix + "3", prefix + "4")))
                .containsOnlyKeys(prefix + "3", prefix + "4").containsValue(SuppressionScope.MARKETING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "name\nAda\n", "phone\n393331111111\n\"39333", "phone\n\0\1\2\n"})
    void a_file_that_cannot_be_read_suppresses_nobody_and_says_why(String file) {
        MvcTestResult answer = post("?accountKey=" + account, file.replace("393331111111", prefix + "5"));

        if (!file.contains("\0")) {
            assertThat(answer).hasStatus(400).bodyJson().extractingPath("$.errors[0].code").isEqualTo("unreadable-file");
        }
        assertThat(suppressions.suppressed(account, prefix + "5", false)).isFalse();
    }

    @Test
    void an_unknown_account_is_named() {
        assertThat(post("?accountKey=nobody", prefix + "6\n")).hasStatus(400).bodyJson()
                .extractingPath("$.errors[0].field").isEqualTo("accountKey");
        assertThat(post("?accountKey=nobody", "")).hasStatus(400).bodyJson().extractingPath("$.errors[0].field").isEqualTo("accountKey");
    }

    private MvcTestResult post(String query, String file) {
        return http.post().uri("/api/v1/suppressions/import" + query).contentType("text/csv").content(file).exchange();
    }
}
