package org.hopperflow.provider.kaleyra;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import org.hopperflow.provider.ProviderHealth;
import org.hopperflow.provider.ProviderRefused;
import org.hopperflow.shared.AccountKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kaleyra tells of no health: the account's templates are asked for, and only a clear no is a no. */
class KaleyraHealthTest {

    @RegisterExtension
    static final WireMockExtension kaleyra = WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private static KaleyraForTests adapter;

    @BeforeAll
    static void start() {
        adapter = new KaleyraForTests(kaleyra.baseUrl());
    }

    @AfterAll
    static void stop() {
        adapter.close();
    }

    @ParameterizedTest
    @CsvSource({"first, /v1/HX1/whatsapp/templates/status", "second, /v2/HX1/whatsapp/900100/message_templates"})
    void who_may_list_templates_can_send(String account, String address) {
        answer(aResponse().withBody("{\"data\": [], \"error\": {}}"));

        assertThat(probe(account)).isEqualTo(ProviderHealth.fine());
        kaleyra.verify(1, getRequestedFor(urlEqualTo(address)).withHeader("api-key", equalTo("key-1")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "401 | {\"code\": \"RBC001\", \"message\": \"Incorrect SID or API Key\"}",
        "200 | {\"code\": \"RBC001\", \"message\": \"Incorrect SID or API Key\"}",
        "200 | {\"error\": {\"code\": \"WA401\", \"message\": \"Unauthorised\"}}",
        "401 | {}", "403 | {\"data\": []}", "400 | {\"code\": 190, \"message\": \"Expired\"}"})
    void who_is_not_let_in_is_told_what_to_do(int status, String body) {
        answer(aResponse().withStatus(status).withBody(body));

        for (String account : new String[] {"first", "second"}) {
            assertThat(probe(account).blocked()).isTrue();
            assertThat(probe(account).problems()).singleElement().asString().contains("does not let the account in", "apiKey");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "200 | <html>Welcome</html>", "401 | <html>Who are you?</html>", "200 | ''", "204 | ''", "200 | {\"data\": [{\"na", "200 | 17",
        "302 | ''", "500 | {\"code\": \"WA500\", \"message\": \"?\"}", "502 | <html>", "503 | {}", "429 | {\"message\": \"Slow down\"}"})
    void what_makes_no_sense_says_nothing_against_the_account(int status, String body) {
        answer(aResponse().withStatus(status).withHeader("Location", "/elsewhere").withBody(body));

        nobodyCanBeAsked();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void neither_does_a_connection_that_breaks(Fault fault) {
        answer(aResponse().withFault(fault));

        nobodyCanBeAsked();
    }

    @ParameterizedTest
    @ValueSource(ints = 2_500)
    void nor_an_answer_that_takes_too_long(int millis) {
        answer(aResponse().withFixedDelay(millis).withBody("{\"data\": []}"));

        assertThatExceptionOfType(ProviderRefused.class).isThrownBy(() -> probe("second"))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("unavailable"));
    }

    private void nobodyCanBeAsked() {
        for (String account : new String[] {"first", "second"}) {
            assertThatExceptionOfType(ProviderRefused.class).isThrownBy(() -> probe(account))
                    .satisfies(refused -> assertThat(refused.passing()).isTrue());
        }
    }

    private static void answer(ResponseDefinitionBuilder response) {
        kaleyra.stubFor(any(anyUrl()).willReturn(response));
    }

    private static ProviderHealth probe(String account) {
        return adapter.provider().probe(AccountKey.of(account));
    }
}
