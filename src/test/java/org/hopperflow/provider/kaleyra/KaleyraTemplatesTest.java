package org.hopperflow.provider.kaleyra;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.hopperflow.provider.kaleyra.KaleyraForTests.FIRST;
import static org.hopperflow.provider.kaleyra.KaleyraForTests.SECOND;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.util.List;
import org.hopperflow.fixture.Schema;
import org.hopperflow.provider.ProviderRefused;
import org.hopperflow.provider.ProviderTemplate;
import org.hopperflow.provider.TemplateDraft;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.MediaId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KaleyraTemplatesTest {

    private static final String V1 = "/v1/HX1/whatsapp/template";
    private static final String V1_LIST = "/v1/HX1/whatsapp/templates/status";
    private static final String V2 = "/v2/HX1/whatsapp/900100/message_templates";
    private static final Schema META_SHAPE = Schema.of("/provider/meta/template.schema.json");
    private static final Schema FIRST_SHAPE = Schema.of("/provider/kaleyra/template-v1.schema.json");

    @RegisterExtension
    static final WireMockExtension kaleyra = WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private KaleyraForTests adapter;

    @BeforeEach
    void start() {
        adapter = new KaleyraForTests(kaleyra.baseUrl());
    }

    @AfterEach
    void stop() {
        adapter.close();
    }

    @Test
    void the_second_generation_takes_metas_document_with_the_accounts_key() {
        kaleyra.stubFor(post(V2).willReturn(okJson("{\"id\":\"7001\",\"status\":\"PENDING\",\"category\":\"MARKETING\"}")));

        ProviderTemplate submitted = adapter.provider().submitTemplate(SECOND, calls());

        assertThat(submitted).isEqualTo(new ProviderTemplate("7001", "PENDING", "MARKETING", null, null, null));
        kaleyra.verify(postRequestedFor(urlEqualTo(V2)).withHeader("api-key", equalTo("key-1"))
                .withHeader("Content-Type", equalTo("application/json")));
        META_SHAPE.assertFits(sent());
    }

    @Test
    void the_first_generation_takes_flat_fields_and_variables_of_its_own() {
        kaleyra.stubFor(post(V1).willReturn(okJson("{\"data\":{\"status\":\"Pending\"},\"error\":{}}")));

        ProviderTemplate submitted = adapter.provider().submitTemplate(FIRST, calls());

        assertThat(submitted).isEqualTo(new ProviderTemplate("spring_offer:en_US", "PENDING", "UTILITY", null, null, null));
        kaleyra.verify(postRequestedFor(urlEqualTo(V1)).withHeader("api-key", equalTo("key-1")).withRequestBody(equalToJson("""
                {"name":"spring_offer","language":"en_US","category":"UTILITY","header":"text","header_content":"News for {{$1}}",
                 "body":"Hi {{$1}}, take {{$2}} off until Sunday.","footer_content":"Reply STOP to opt out","waba_id":"900100",
                 "buttons":{"URL":{"url_type":"dynamic","button_text":"Shop","website_url":"https://shop.example/p?k={{$1}}"},
                            "phone":{"button_text":"Call","phone_no":"+15550001111"}}}
                """)));
        FIRST_SHAPE.assertFits(sent());
    }

    @Test
    void quick_replies_are_numbered_in_the_first_generation() {
        kaleyra.stubFor(post(V1).willReturn(okJson("{}")));

        adapter.provider().submitTemplate(FIRST, quickReplies());

        kaleyra.verify(postRequestedFor(urlEqualTo(V1)).withRequestBody(equalToJson("""
                {"name":"plain","language":"it","category":"MARKETING","header":"none","body":"Ciao, torni da noi?","waba_id":"900100",
                 "buttons":{"quick_reply":{"quick_reply_1":"Yes","quick_reply_2":"No"}}}
                """)));
        FIRST_SHAPE.assertFits(sent());
    }

    @Test
    void the_shapes_refuse_what_is_written_for_the_other_generation() {
        assertThat(FIRST_SHAPE.fits("""
                {"name":"a","language":"en","category":"UTILITY","header":"none","body":"Hi {{1}} there"}""")).isFalse();
        assertThat(META_SHAPE.fits("""
                {"name":"a","language":"en","category":"UTILITY","components":[
                 {"type":"BODY","text":"Hi {{1}} there","example":{"body_text":["Dana"]}}]}""")).isFalse();
        assertThat(META_SHAPE.fits("""
                {"name":"a","language":"en","category":"UTILITY","components":[{"type":"BODY","text":"Hi {{1}} there"}]}""")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "first  | 400 | {\"code\":\"RBC1102\",\"message\":\"Invalid category\",\"data\":[],\"error\":{}} | RBC1102 | Invalid category | false",
        "first  | 400 | {\"error\":{\"body\":\"is too long\"}} | http-400 | body: is too long | false",
        "first  | 200 | {\"error\":{\"name\":\"exists already\"}} | error | name: exists already | false",
        "second | 400 | {\"error\":{\"code\":100,\"error_subcode\":2388024,\"error_user_msg\":\"It exists.\"}} | 100/2388024 | It exists. | false",
        "second | 401 | {\"code\":\"RBC001\",\"message\":\"Incorrect SID or API Key\"} | RBC001 | Incorrect SID or API Key | true",
        "second | 429 | {\"message\":\"Too many requests\"} | http-429 | Too many requests | true",
        "second | 429 | {\"code\":\"X1\",\"message\":\"Too many requests\"} | X1 | Too many requests | true",
        "first  | 500 | {\"code\":\"WA500\",\"message\":\"Internal error\"} | WA500 | Internal error | true"})
    void a_refusal_has_kaleyras_code_and_words_and_says_whether_it_passes(String account, int status, String body, String code, String words,
            boolean passing) {
        kaleyra.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withBody(body)));

        assertThatExceptionOfType(ProviderRefused.class).isThrownBy(() -> submit(account)).withMessage(words)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code))
                .satisfies(refused -> assertThat(refused.passing()).isEqualTo(passing));
    }

    @ParameterizedTest
    @ValueSource(strings = {"first", "second"})
    void a_page_of_a_gateway_a_cut_connection_and_no_server_mean_unavailable(String account) {
        kaleyra.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(502).withBody("<html>")));
        assertUnavailable(account);

        kaleyra.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        assertUnavailable(account);

        adapter.close();
        adapter = new KaleyraForTests("http://localhost:1");
        assertUnavailable(account);
    }

    @Test
    void a_headers_file_is_shown_by_link() {
        kaleyra.stubFor(post(V1).willReturn(okJson("{}")));
        kaleyra.stubFor(post(V2).willReturn(okJson("{\"id\":\"7001\"}")));
        MediaId file = MediaId.next();
        String link = "https://hopper.example/media/" + file + "/" + KaleyraForTests.LINK_END;

        adapter.provider().submitTemplate(FIRST, withFile(file));
        adapter.provider().submitTemplate(SECOND, withFile(file));

        kaleyra.verify(postRequestedFor(urlEqualTo(V1)).withRequestBody(equalToJson("""
                {"name":"plain","language":"it","category":"MARKETING","header":"document","header_content":"%s","body":"Ciao!",
                 "waba_id":"900100"}
                """.formatted(link))));
        kaleyra.verify(postRequestedFor(urlEqualTo(V2)).withRequestBody(matchingJsonPath("$.components[0]", equalToJson("""
                {"type":"HEADER","format":"DOCUMENT","example":{"header_handle":["%s"]}}
                """.formatted(link)))));
    }

    @Test
    void a_file_that_is_not_there_or_cannot_be_shown_is_told_before_any_call() {
        assertThatExceptionOfType(ProviderRefused.class)
                .isThrownBy(() -> adapter.provider().submitTemplate(SECOND, withFile(KaleyraForTests.NO_FILE)))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("unknown-media"));
        adapter.close();
        adapter = new KaleyraForTests(kaleyra.baseUrl(), "");

        assertThatExceptionOfType(ProviderRefused.class).isThrownBy(() -> adapter.provider().submitTemplate(FIRST, withFile(MediaId.next())))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("no-public-address"))
                .satisfies(refused -> assertThat(refused.passing()).isTrue());
        assertThat(kaleyra.getAllServeEvents()).isEmpty();
    }

    private static TemplateDraft withFile(MediaId file) {
        return new TemplateDraft("plain", "MARKETING", "it", new TemplateDraft.Header(TemplateDraft.HeaderType.DOCUMENT, null, file.toString()),
                "Ciao!", null, List.of(), new TemplateDraft.Examples(null, null, null));
    }

    @Test
    void the_second_generations_list_is_read_page_by_page() {
        kaleyra.stubFor(get(urlPathEqualTo(V2)).withQueryParam("after", absent()).willReturn(okJson("""
                {"data":[{"id":"1","name":"one","language":"en","status":"APPROVED","category":"MARKETING",
                          "components":[{"type":"BODY","text":"Hi {{1}}!"},{"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"Yes"}]}]},
                         "nonsense"],
                 "paging":{"cursors":{"after":"b"},"next":"more"}}
                """)));
        kaleyra.stubFor(get(urlPathEqualTo(V2)).withQueryParam("after", equalTo("b")).willReturn(okJson("""
                {"data":[{"id":"2","name":"two","language":"en","status":"PAUSED","category":"UTILITY"}],
                 "paging":{"cursors":{"after":"c"},"next":"more"}}
                """)));
        kaleyra.stubFor(get(urlPathEqualTo(V2)).withQueryParam("after", equalTo("c")).willReturn(okJson("{\"data\":[]}")));

        List<ProviderTemplate> templates = adapter.provider().templates(SECOND);

        assertThat(templates).extracting(ProviderTemplate::providerTemplateId, ProviderTemplate::status)
                .containsExactly(tuple("1", "APPROVED"), tuple("2", "PAUSED"));
        assertThat(templates.get(0).draft().body()).isEqualTo("Hi {{1}}!");
    }

    @Test
    void a_list_that_shows_the_same_page_for_ever_ends() {
        kaleyra.stubFor(get(urlPathEqualTo(V2)).willReturn(okJson("""
                {"data":[{"id":"1","name":"one","language":"en","status":"APPROVED"}],"paging":{"cursors":{"after":"b"},"next":"more"}}
                """)));

        assertThat(adapter.provider().templates(SECOND)).hasSize(1);
        assertThat(kaleyra.getAllServeEvents()).hasSize(2);
    }

    @Test
    void the_first_generations_list_is_read_in_either_of_its_forms() {
        kaleyra.stubFor(get(V1_LIST).willReturn(okJson("""
                {"data":[{"name":"one","language":"en-US","category":"Marketing","status":"Approved","header":"text",
                          "header_content":"For {{$1}}","body":"Hi {{$1}}, it is {{$2}}.","footer":"Bye",
                          "buttons":[{"type":"quick_reply","text":"Yes"},{"type":"URL","button_text":"Shop","website_url":"https://x.example"}]},
                         {"template_name":"two","lang_code":"it","status":"Submission Rejected"},
                         {"name":"three","language":"it","status":"Rejected","reason":"PROMOTIONAL","header":"none",
                          "buttons":{"quick_reply":{"quick_reply_1":"Si","quick_reply_2":"No"},"phone":{"button_text":"Call","phone_no":"+39"}}}],
                 "error":{}}
                """)));

        List<ProviderTemplate> templates = adapter.provider().templates(FIRST);

        assertThat(templates).extracting(ProviderTemplate::providerTemplateId, ProviderTemplate::status, ProviderTemplate::reason)
                .containsExactly(tuple("one:en_US", "APPROVED", null), tuple("two:it", "REJECTED", "Submission Rejected"),
                        tuple("three:it", "REJECTED", "PROMOTIONAL"));
        TemplateDraft one = templates.get(0).draft();
        assertThat(one.body()).isEqualTo("Hi {{1}}, it is {{2}}.");
        assertThat(one.header().text()).isEqualTo("For {{1}}");
        assertThat(one.footer()).isEqualTo("Bye");
        assertThat(one.buttons()).extracting(TemplateDraft.Button::text).containsExactly("Yes", "Shop");
        assertThat(templates.get(2).draft().buttons()).extracting(TemplateDraft.Button::text).containsExactly("Si", "No", "Call");
    }

    @Test
    void deletion_names_the_template_and_its_id_or_says_that_there_is_none() {
        kaleyra.stubFor(delete(urlPathEqualTo(V2)).willReturn(okJson("{\"success\":true}")));

        adapter.provider().deleteTemplate(SECOND, "one", "1");

        kaleyra.verify(deleteRequestedFor(urlEqualTo(V2 + "?name=one&template_id=1")));
        assertThatExceptionOfType(ProviderRefused.class).isThrownBy(() -> adapter.provider().deleteTemplate(FIRST, "one", "one:en"))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("no-deletion"))
                .satisfies(refused -> assertThat(refused.passing()).isFalse());
    }

    private void assertUnavailable(String account) {
        assertThatExceptionOfType(ProviderRefused.class).isThrownBy(() -> submit(account))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("unavailable"))
                .satisfies(refused -> assertThat(refused.passing()).isTrue());
    }

    private void submit(String account) {
        adapter.provider().submitTemplate(AccountKey.of(account), calls());
    }

    private static String sent() {
        return kaleyra.getAllServeEvents().get(0).getRequest().getBodyAsString();
    }

    private static TemplateDraft calls() {
        return new TemplateDraft("spring_offer", "UTILITY", "en_US", new TemplateDraft.Header(TemplateDraft.HeaderType.TEXT, "News for {{1}}", null),
                "Hi {{1}}, take {{2}} off until Sunday.", "Reply STOP to opt out", List.of(
                        new TemplateDraft.Button(TemplateDraft.ButtonType.URL, "Shop", null, "https://shop.example/p?k={{1}}"),
                        new TemplateDraft.Button(TemplateDraft.ButtonType.PHONE_NUMBER, "Call", "15550001111", null)),
                new TemplateDraft.Examples(List.of("Dana"), List.of("Dana", "20%"), List.of("https://shop.example/p?k=abc")));
    }

    private static TemplateDraft quickReplies() {
        return new TemplateDraft("plain", "MARKETING", "it", null, "Ciao, torni da noi?", null, List.of(
                new TemplateDraft.Button(TemplateDraft.ButtonType.QUICK_REPLY, "Yes", null, null),
                new TemplateDraft.Button(TemplateDraft.ButtonType.QUICK_REPLY, "No", null, null)), new TemplateDraft.Examples(null, null, null));
    }
}
