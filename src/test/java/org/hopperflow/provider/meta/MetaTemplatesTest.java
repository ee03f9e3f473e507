package org.hopperflow.provider.meta;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.hopperflow.provider.meta.MetaForTests.ACCOUNT;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.util.List;
import org.hopperflow.provider.ProviderRefused;
import org.hopperflow.provider.ProviderTemplate;
import org.hopperflow.provider.TemplateDraft;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetaTemplatesTest {

    private static final String TEMPLATES = "/v25.0/900100200300400/message_templates";

    @RegisterExtension
    static final WireMockExtension meta = WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private MetaForTests adapter;

    @BeforeEach
    void start() {
        adapter = new MetaForTests(meta.baseUrl());
    }

    @AfterEach
    void stop() {
        adapter.close();
    }

    @Test
    void a_template_is_submitted_with_examples_in_metas_shapes() {
        meta.stubFor(post(TEMPLATES).willReturn(okJson("{\"id\":\"700000000000001\",\"status\":\"PENDING\",\"category\":\"MARKETING\"}")));

        ProviderTemplate submitted = adapter.provider().submitTemplate(ACCOUNT, draft());

        assertThat(submitted).isEqualTo(new ProviderTemplate("700000000000001", "PENDING", "MARKETING", null, null, null));
        meta.verify(postRequestedFor(urlEqualTo(TEMPLATES)).withRequestBody(equalToJson("""
                {"name":"spring_offer","language":"en_US","category":"UTILITY","parameter_format":"POSITIONAL","components":[
                  {"type":"HEADER","format":"TEXT","text":"News for {{1}}","example":{"header_text":["Dana"]}},
                  {"type":"BODY","text":"Hi {{1}}, take {{2}} off until Sunday.","example":{"body_text":[["Dana","20%"]]}},
                  {"type":"FOOTER","text":"Reply STOP to opt out"},
                  {"type":"BUTTONS","buttons":[
                    {"type":"URL","text":"Shop","url":"https://shop.example/p?k={{1}}","example":["https://shop.example/p?k=abc"]},
                    {"type":"PHONE_NUMBER","text":"Call","phone_number":"15550001111"}]}]}
                """)));
    }

    @Test
    void a_refusal_carries_code_subcode_and_the_words_for_people() {
        meta.stubFor(post(TEMPLATES).willReturn(aResponse().withStatus(400).withBody("""
                {"error":{"message":"Invalid parameter","code":100,"error_subcode":2388024,
                          "error_user_title":"Exists","error_user_msg":"There is already English content for this template."}}
                """)));

        assertThatExceptionOfType(ProviderRefused.class).isThrownBy(() -> adapter.provider().submitTemplate(ACCOUNT, draft()))
                .withMessage("There is already English content for this template.")
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("100/2388024"));
    }

    @Test
    void no_answer_means_unavailable() {
        meta.stubFor(post(TEMPLATES).willReturn(aResponse().withStatus(502).withBody("<html>")));

        assertThatExceptionOfType(ProviderRefused.class).isThrownBy(() -> adapter.provider().submitTemplate(ACCOUNT, draft()))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("unavailable"));
    }

    @Test
    void the_list_is_read_page_by_page_and_a_strange_template_does_not_cost_the_others() {
        meta.stubFor(get(urlPathEqualTo(TEMPLATES)).withQueryParam("after", absent()).willReturn(okJson("""
                {"data":[{"id":"1","name":"one","language":"en","status":"APPROVED","category":"MARKETING",
                          "quality_score":{"score":"GREEN"},
                          "components":[{"type":"BODY","text":"Hi {{1}}!","example":{"body_text":[["Dana"]]}},
                                        {"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"Yes"},{"type":"OTP","text":"?"}]}]},
                         "nonsense"],
                 "paging":{"cursors":{"before":"a","after":"b+="},"next":"https://graph.facebook.com/next"}}
                """)));
        meta.stubFor(get(urlPathEqualTo(TEMPLATES)).withQueryParam("after", equalTo("b+=")).willReturn(okJson("""
                {"data":[{"id":"2","name":"two","language":"en","status":"REJECTED","category":"UTILITY",
                          "rejected_reason":"INVALID_FORMAT"}],
                 "paging":{"cursors":{"before":"c","after":"d"}}}
                """)));

        List<ProviderTemplate> templates = adapter.provider().templates(ACCOUNT);

        assertThat(templates).filteredOn(template -> template.providerTemplateId() != null)
                .extracting(ProviderTemplate::providerTemplateId, ProviderTemplate::status, ProviderTemplate::quality,
                        ProviderTemplate::reason)
                .containsExactly(tuple("1", "APPROVED", "GREEN", null),
                        tuple("2", "REJECTED", null, "INVALID_FORMAT"));
        TemplateDraft first = templates.get(0).draft();
        assertThat(first.body()).isEqualTo("Hi {{1}}!");
        assertThat(first.examples().body()).containsExactly("Dana");
        assertThat(first.buttons()).extracting(TemplateDraft.Button::text).containsExactly("Yes");
    }

    @Test
    void a_cursor_that_expired_on_the_way_costs_one_more_start_and_no_template() {
        meta.stubFor(get(urlPathEqualTo(TEMPLATES)).withQueryParam("after", absent()).willReturn(okJson(page("one", "b"))));
        meta.stubFor(get(urlPathEqualTo(TEMPLATES)).withQueryParam("after", equalTo("b")).inScenario("cursor").willReturn(expired())
                .willSetStateTo("again"));
        meta.stubFor(get(urlPathEqualTo(TEMPLATES)).withQueryParam("after", equalTo("b")).inScenario("cursor")
                .whenScenarioStateIs("again").willReturn(okJson(page("two", "c"))));
        meta.stubFor(get(urlPathEqualTo(TEMPLATES)).withQueryParam("after", equalTo("c")).willReturn(okJson(page("three", null))));

        assertThat(adapter.provider().templates(ACCOUNT)).extracting(template -> template.draft().name())
                .containsExactly("one", "two", "three");
    }

    @Test
    void cursors_that_always_expire_are_given_up() {
        meta.stubFor(get(urlPathEqualTo(TEMPLATES)).withQueryParam("after", absent()).willReturn(okJson(page("one", "b"))));
        meta.stubFor(get(urlPathEqualTo(TEMPLATES)).withQueryParam("after", equalTo("b")).willReturn(expired()));

        assertThatExceptionOfType(ProviderRefused.class).isThrownBy(() -> adapter.provider().templates(ACCOUNT))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("131059"));
        meta.verify(2, getRequestedFor(urlPathEqualTo(TEMPLATES)).withQueryParam("after", equalTo("b")));
    }

    @ParameterizedTest
    @CsvSource({"400, 80007, true", "400, 80008, true", "400, 4, true", "401, 190, true", "403, 200, true", "503, 2, true",
        "500, 131000, true", "500, 99999, true", "400, 100, false", "400, 132000, false", "400, 22, false"})
    void a_refusal_tells_whether_the_same_call_may_succeed_later(int http, int code, boolean passing) {
        meta.stubFor(post(TEMPLATES).willReturn(aResponse().withStatus(http).withBody("{\"error\":{\"message\":\"No\",\"code\":"
                + code + "}}")));

        assertThatExceptionOfType(ProviderRefused.class).isThrownBy(() -> adapter.provider().submitTemplate(ACCOUNT, draft()))
                .satisfies(refused -> assertThat(refused.passing()).isEqualTo(passing));
    }

    @Test
    void a_limit_of_calls_says_how_long_to_wait() {
        meta.stubFor(get(urlPathEqualTo(TEMPLATES)).willReturn(aResponse().withStatus(400)
                .withHeader("X-Business-Use-Case-Usage", "{\"900100200300400\":[{\"type\":\"whatsapp_business_management\","
                        + "\"call_count\":100,\"total_cputime\":1,\"total_time\":1,\"estimated_time_to_regain_access\":7}]}")
                .withBody("{\"error\":{\"message\":\"Too many calls.\",\"code\":80007}}")));

        assertThatExceptionOfType(ProviderRefused.class).isThrownBy(() -> adapter.provider().templates(ACCOUNT))
                .withMessage("Too many calls. Meta allows calls again in 7 minutes.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "[]", "{\"1\":7}", "{\"1\":[{\"call_count\":\"many\"}]}"})
    void a_strange_header_of_usage_costs_no_answer(String header) {
        meta.stubFor(get(urlPathEqualTo(TEMPLATES)).willReturn(okJson(page("one", null)).withHeader("X-Business-Use-Case-Usage", header)));

        assertThat(adapter.provider().templates(ACCOUNT)).hasSize(1);
    }

    @Test
    void an_edit_replaces_all_components_at_the_templates_own_address() {
        meta.stubFor(post("/v25.0/700000000000001").willReturn(okJson("{\"success\":true}")));

        adapter.provider().editTemplate(ACCOUNT, "700000000000001", new TemplateDraft("spring_offer", "UTILITY", "en_US", null,
                "Your order is ready.", null, List.of(), new TemplateDraft.Examples(null, null, null)));

        meta.verify(postRequestedFor(urlEqualTo("/v25.0/700000000000001")).withHeader("Authorization", equalTo("Bearer token-1"))
                .withRequestBody(equalToJson("""
                        {"category":"UTILITY","components":[{"type":"BODY","text":"Your order is ready."}]}""")));
    }

    @Test
    void a_template_is_deleted_by_name_and_id() {
        meta.stubFor(delete(urlPathEqualTo(TEMPLATES)).withQueryParam("name", equalTo("one")).withQueryParam("hsm_id", equalTo("1"))
                .willReturn(okJson("{\"success\":true}")));

        adapter.provider().deleteTemplate(ACCOUNT, "one", "1");
    }

    private static ResponseDefinitionBuilder expired() {
        return aResponse().withStatus(400).withBody("{\"error\":{\"message\":\"Invalid cursor\",\"code\":131059}}");
    }

    /** @param next the cursor of the page behind this one, null on the last page */
    private static String page(String name, String next) {
        String paging = next == null ? "\"cursors\":{\"before\":\"x\",\"after\":\"y\"}"
                : "\"cursors\":{\"before\":\"x\",\"after\":\"" + next + "\"},\"next\":\"https://graph.facebook.com/next\"";
        return "{\"data\":[{\"id\":\"1\",\"name\":\"" + name + "\",\"language\":\"en\",\"status\":\"APPROVED\",\"category\":"
                + "\"MARKETING\",\"components\":[]}],\"paging\":{" + paging + "}}";
    }

    private static TemplateDraft draft() {
        return new TemplateDraft("spring_offer", "UTILITY", "en_US",
                new TemplateDraft.Header(TemplateDraft.HeaderType.TEXT, "News for {{1}}", null),
                "Hi {{1}}, take {{2}} off until Sunday.", "Reply STOP to opt out",
                List.of(new TemplateDraft.Button(TemplateDraft.ButtonType.URL, "Shop", null, "https://shop.example/p?k={{1}}"),
                        new TemplateDraft.Button(TemplateDraft.ButtonType.PHONE_NUMBER, "Call", "15550001111", null)),
                new TemplateDraft.Examples(List.of("Dana"), List.of("Dana", "20%"), List.of("https://shop.example/p?k=abc")));
    }
}
