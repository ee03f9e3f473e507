package org.hopperflow.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A provider that repeats an account's token in whatever it says: nobody sees it, and it is written down nowhere. */
@HopperflowTest
@ExtendWith(OutputCaptureExtension.class)
class SecretsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @LocalServerPort int port;
    @Autowired JdbcClient jdbc;

    /** The last one is shorter than what could stand in no innocent word. */
    @ParameterizedTest
    @CsvSource({"META, EAAGtokenThatNobodyMaySee", "V1, kal-key-that-nobody-may-see", "V2, q7Zx"})
    void a_token_that_a_provider_repeats_reaches_nobody(String format, String secret, CapturedOutput log) {
        ErrorShop shop = new ErrorShop(port, jdbc, format, secret);
        Api api = shop.api;
        String said = "The token " + secret + " is no good";
        List<String> failures = List.of("{\"failCode\": \"999999\", \"failText\": \"%s\"}",
                "{\"failCode\": \"999999\", \"failBy\": \"WEBHOOK\", \"failText\": \"%s\"}",
                "{\"failCode\": \"131000\", \"failBy\": \"WEBHOOK\", \"failText\": \"%s\"}", "{\"failCode\": \"190\", \"failText\": \"%s\"}",
                "{\"failCode\": \"http-429\", \"failText\": \"%s\"}");
        for (int i = 0; i < failures.size(); i++) {
            shop.behaves(i, failures.get(i).formatted(said));
        }
        String campaign = shop.campaign();

        // What pauses a campaign comes after the others, and what slows the account down after everything.
        shop.add(campaign, 0, 3);
        awaitReasons(shop, campaign, 3);
        shop.add(campaign, 3, 4);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(shop.status(campaign)).as(() -> "with " + shop.tries(campaign))
                .startsWith("PAUSED"));
        String tooFast = shop.campaign();
        shop.add(tooFast, 4, 5);
        awaitReasons(shop, tooFast, 1);
        shop.order(tooFast, "stop");
        shop.fail(Map.of("nobodys-" + shop.key, new ErrorCase("131000", said, List.of())));
        await().atMost(PATIENCE).until(() -> jdbc.sql("select count(*) from inbox_item where account_key = :key and tries > 0")
                .param("key", shop.key).query(Long.class).single() >= 1);
        api.post("/sandbox/templates/spring_offer?account=" + shop.key, "{\"status\": \"PAUSED\", \"reason\": \"" + said + "\"}").expect(200);
        shop.awaitTemplate("PAUSED");

        assertThat(tablesThatShow(secret)).isEmpty();
        for (String path : List.of("campaigns/" + campaign, "campaigns/" + campaign + "/history", "campaigns/" + campaign + "/hopper/entries",
                "templates?account=" + shop.key, "accounts/" + shop.key, "parked/items?account=" + shop.key)) {
            assertThat(api.get("/api/v1/" + path).expect(200).body()).as(path).doesNotContain(secret);
        }
        assertThat(log.getAll()).doesNotContain(secret);
    }

    private static void awaitReasons(ErrorShop shop, String campaign, int number) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(shop.tries(campaign).values()).filteredOn(made -> made.reason() != null)
                .hasSize(number));
    }

    /** Of our tables and the engine's; what the fake provider keeps is its own, and a call's bytes are kept as they came. */
    private List<String> tablesThatShow(String secret) {
        List<String> tables = jdbc.sql("""
                select table_schema || '."' || table_name || '"' from information_schema.tables
                 where table_schema in ('hopper', 'public') and table_type = 'BASE TABLE' and table_name not like 'sandbox%'
                """).query(String.class).list();
        assertThat(tables).hasSizeGreaterThan(60);
        return tables.stream().filter(table -> jdbc.sql("select exists (select 1 from " + table + " row where row::text like :secret)")
                .param("secret", "%" + secret + "%").query(Boolean.class).single()).toList();
    }
}
