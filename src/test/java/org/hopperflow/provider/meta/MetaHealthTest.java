package org.hopperflow.provider.meta;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hopperflow.provider.meta.MetaForTests.ACCOUNT;
import static org.hopperflow.provider.meta.MetaForTests.RECEIPT;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hopperflow.account.CanSend;
import org.hopperflow.provider.ProviderHealth;
import org.hopperflow.provider.ProviderRefused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whether Meta lets a number send, and how long its token lives. */
class MetaHealthTest {

    private static final String NUMBER = "/v25.0/800111222333444";
    private static final String WELL = "{'id':'1','quality_rating':'GREEN','health_status':{'can_send_message':'AVAILABLE','entities':[]}}";

    @RegisterExtension
    static final WireMockExtension meta = WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private MetaForTests adapter;

    /** Its first answer takes longer than our patience on a busy machine. */
    @BeforeAll
    static void warmUp() throws Exception {
        HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(meta.baseUrl() + "/")).build(), HttpResponse.BodyHandlers
                .discarding());
    }

    @BeforeEach
    void start() {
        adapter = new MetaForTests(meta.baseUrl());
    }

    @AfterEach
    void stop() {
        adapter.close();
    }

    @Test
    void a_number_that_can_send_and_a_token_that_never_expires_are_fine() {
        number(WELL);
        meta.stubFor(get(urlPathEqualTo("/v25.0/debug_token")).withQueryParam("input_token", equalTo("token-1"))
                .withHeader("Authorization", equalTo("Bearer app|app secret"))
                        .willReturn(okJson("{\"data\":{\"is_valid\":true,\"expires_at\":0}}")));

        assertThat(probe()).isEqualTo(new ProviderHealth(CanSend.YES, List.of(), null, "GREEN"));
    }

    @Test
    void what_blocks_a_number_is_told_with_its_solution() {
        number("""
                {'health_status':{'can_send_message':'BLOCKED','entities':[{'entity_type':'WABA','can_send_message':'BLOCKED','errors':[
                 {'error_code':141006,'error_description':'There is an error with the payment method.','possible_solution':'Add a valid one.'}]},
                 {'entity_type':'BUSINESS','can_send_message':'LIMITED','additional_info':['Not verified.']}]}}""");
        token(true, 0);

        ProviderHealth health = probe();

        assertThat(health.canSend()).isEqualTo(CanSend.NO);
        assertThat(health.problems()).containsExactly("The waba: There is an error with the payment method. Add a valid one. (141006)",
                "The business: Not verified.");
    }

    @Test
    void a_token_is_told_a_week_before_it_expires() {
        number(WELL);
        Instant end = RECEIPT.plus(Duration.ofDays(7)).minusSeconds(1);
        token(true, end.getEpochSecond());

        ProviderHealth health = probe();

        assertThat(health.canSend()).isEqualTo(CanSend.LIMITED);
        assertThat(health.tokenExpiresAt()).isEqualTo(end);
        assertThat(health.problems()).singleElement().asString().startsWith("The access token expires at " + end);
        token(true, end.plusSeconds(1).getEpochSecond());
        assertThat(probe().canSend()).isEqualTo(CanSend.YES);
        token(true, RECEIPT.getEpochSecond());
        assertThat(probe().canSend()).isEqualTo(CanSend.NO);
        token(false, 0);
        assertThat(probe().problems()).singleElement().asString().startsWith("The access token is invalid or has expired.");
    }

    @Test
    void a_token_that_is_refused_blocks_and_a_meta_that_does_not_answer_is_another_matter() {
        meta.stubFor(get(urlPathEqualTo(NUMBER)).willReturn(aResponse().withStatus(401)
                .withBody("{\"error\":{\"code\":190,\"message\":\"Session has expired\"}}")));
        assertThat(probe().canSend()).isEqualTo(CanSend.NO);
        assertThat(probe().problems()).singleElement().asString().contains("Session has expired", "PATCH /api/v1/accounts");

        meta.stubFor(get(urlPathEqualTo(NUMBER)).willReturn(aResponse().withStatus(502).withBody("<html>")));
        assertThatExceptionOfType(ProviderRefused.class).isThrownBy(this::probe).matches(ProviderRefused::passing);
    }

    @Test
    void a_number_that_meta_does_not_know_blocks_and_a_question_it_does_not_understand_says_nothing() {
        meta.stubFor(get(urlPathEqualTo(NUMBER)).willReturn(aResponse().withStatus(400)
                .withBody("{\"error\":{\"code\":100,\"error_subcode\":33,\"message\":\"Object does not exist\"}}")));
        assertThat(probe().canSend()).isEqualTo(CanSend.NO);
        assertThat(probe().problems()).singleElement().asString().contains("\"phoneNumberId\"");

        meta.stubFor(get(urlPathEqualTo(NUMBER)).willReturn(aResponse().withStatus(400)
                .withBody("{\"error\":{\"code\":100,\"message\":\"Tried accessing nonexisting field\"}}")));
        assertThatExceptionOfType(ProviderRefused.class).isThrownBy(this::probe);
    }

    @Test
    void who_may_not_ask_about_tokens_learns_of_the_number_all_the_same() {
        number(WELL);
        meta.stubFor(get(urlPathEqualTo("/v25.0/debug_token")).willReturn(aResponse().withStatus(400)
                .withBody("{\"error\":{\"code\":100,\"message\":\"No\"}}")));

        assertThat(probe().canSend()).isEqualTo(CanSend.YES);
    }

    @Test
    void a_message_is_marked_as_read_by_its_id() {
        meta.stubFor(post(urlEqualTo(NUMBER + "/messages")).willReturn(okJson("{\"success\":true}")));

        adapter.provider().markRead(ACCOUNT, "wamid.IN");

        meta.verify(postRequestedFor(urlEqualTo(NUMBER + "/messages")).withHeader("Authorization", equalTo("Bearer token-1"))
                .withRequestBody(equalToJson("{\"messaging_product\":\"whatsapp\",\"status\":\"read\",\"message_id\":\"wamid.IN\"}")));
    }

    private ProviderHealth probe() {
        return adapter.provider().probe(ACCOUNT);
    }

    private static void number(String document) {
        meta.stubFor(get(urlPathEqualTo(NUMBER)).withQueryParam("fields", equalTo("health_status,quality_rating"))
                .withHeader("Authorization", equalTo("Bearer token-1")).willReturn(okJson(document.replace('\'', '"'))));
    }

    private static void token(boolean valid, long expiresAt) {
        meta.stubFor(get(urlPathEqualTo("/v25.0/debug_token"))
                .willReturn(okJson("{\"data\":{\"is_valid\":" + valid + ",\"expires_at\":" + expiresAt + "}}")));
    }
}
