package org.hopperflow.provider.meta;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.time.Duration;
import org.hopperflow.provider.Circle;
import org.hopperflow.provider.MessageContent;
import org.hopperflow.provider.OutgoingMessage;
import org.hopperflow.provider.SendOutcome;
import org.hopperflow.provider.UsageTold;
import org.hopperflow.shared.AttemptId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The headers that announce how much of the allowed calls are used up. */
class MetaAllowanceTest {

    private static final String BUSINESS = "X-Business-Use-Case-Usage";
    private static final String ACCEPTED = "{\"messages\": [{\"id\": \"wamid.1\"}]}";

    @RegisterExtension
    static final WireMockExtension meta = WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private MetaForTests adapter;

    @BeforeEach
    void start() {
        adapter = new MetaForTests("http://localhost:" + meta.getPort());
    }

    @AfterEach
    void stop() {
        adapter.close();
    }

    @Test
    void the_business_accounts_usage_is_passed_on_with_when_calls_are_allowed_again() {
        answer(okJson(ACCEPTED).withHeader(BUSINESS, """
                {"900100200300400":[{"type":"messages","call_count":12,"total_cputime":91,"total_time":1,
                                      "estimated_time_to_regain_access":4}]}""".replaceAll("\\s+", " ")));

        assertThat(adapter.told(UsageTold.class))
                .containsExactly(new UsageTold(MetaForTests.ACCOUNT, Circle.BUSINESS_ACCOUNT, 91, Duration.ofMinutes(4)));
    }

    @Test
    void the_apps_usage_concerns_all_accounts_of_the_app() {
        answer(okJson(ACCEPTED).withHeader("X-App-Usage", "{\"call_count\":85,\"total_cputime\":25,\"total_time\":25}"));

        assertThat(adapter.told(UsageTold.class)).containsExactly(new UsageTold(MetaForTests.ACCOUNT, Circle.APP, 85, Duration.ZERO));
    }

    @Test
    void the_same_again_is_no_news() {
        answer(okJson(ACCEPTED).withHeader("X-App-Usage", "{\"call_count\":85}"));
        send();
        send();

        assertThat(adapter.told(UsageTold.class)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[]", "null", "12", "\"x\"", "{\"900\": null}", "{\"900\": [null, 3]}",
        "{\"900\": {\"call_count\": 99}}", "{\"900\": [{\"call_count\": \"a lot\", \"estimated_time_to_regain_access\": -5}]}",
        "{\"call_count\": {}}"})
    void a_header_that_makes_no_sense_says_nothing_and_harms_no_message(String header) {
        SendOutcome outcome = answer(okJson(ACCEPTED).withHeader(BUSINESS, header).withHeader("X-App-Usage", header));

        assertThat(outcome).isEqualTo(new SendOutcome.Accepted("wamid.1"));
        assertThat(adapter.told(UsageTold.class)).isEmpty();
    }

    @Test
    void huge_numbers_are_cut_to_something_sensible() {
        answer(okJson(ACCEPTED).withHeader(BUSINESS,
                "{\"900\": [{\"call_count\": 99999999999, \"total_time\": 5000, \"estimated_time_to_regain_access\": 2000000000}]}"));

        assertThat(adapter.told(UsageTold.class))
                .containsExactly(new UsageTold(MetaForTests.ACCOUNT, Circle.BUSINESS_ACCOUNT, 1_000, Duration.ofDays(1)));
    }

    private SendOutcome answer(ResponseDefinitionBuilder answer) {
        meta.stubFor(any(anyUrl()).willReturn(answer));
        return send();
    }

    /** A busy machine may be too slow for the adapter's short patience. */
    private SendOutcome send() {
        return await().until(() -> adapter.provider().send(MetaForTests.ACCOUNT,
                new OutgoingMessage(AttemptId.next(), "15557654321", new MessageContent.Text("Hello"))),
                SendOutcome.Accepted.class::isInstance);
    }
}
