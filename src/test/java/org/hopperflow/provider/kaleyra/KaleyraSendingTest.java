package org.hopperflow.provider.kaleyra;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hopperflow.provider.kaleyra.KaleyraForTests.FIRST;
import static org.hopperflow.provider.kaleyra.KaleyraForTests.SECOND;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hopperflow.media.MediaKind;
import org.hopperflow.provider.MessageContent;
import org.hopperflow.provider.MessageContent.ChoiceList;
import org.hopperflow.provider.MessageContent.Reply;
import org.hopperflow.provider.MessageContent.ReplyButtons;
import org.hopperflow.provider.MessageContent.Row;
import org.hopperflow.provider.MessageContent.Section;
import org.hopperflow.provider.MessageContent.Template;
import org.hopperflow.provider.MessageContent.Text;
import org.hopperflow.provider.OutgoingMessage;
import org.hopperflow.provider.SendOutcome;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.MediaId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KaleyraSendingTest {

    private static final String V1 = "/v1/HX1/messages";
    private static final String V2 = "/v2/HX1/whatsapp/+390600000002/messages";
    private static final String CUSTOMER = "393331234567";
    private static final AttemptId ATTEMPT = AttemptId.next();
    private static final String FIRST_YES = """
            {"id":"11111111-2222-4333-8444-555555555555","channel":"whatsapp","totalCount":1,
             "data":[{"message_id":"11111111-2222-4333-8444-555555555555:0","recipient":"393331234567"}],"error":{}}
            """;

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
    void a_template_of_the_second_generation_is_metas_message_with_our_reference_beside_it() {
        kaleyra.stubFor(post(V2).willReturn(okJson("{\"code\":\"WA200\",\"message\":\"ok\",\"message_id\":\"wamid.A==\"}")));

        SendOutcome outcome = send(SECOND, template());

        assertThat(outcome).isEqualTo(new SendOutcome.Accepted("wamid.A=="));
        kaleyra.verify(postRequestedFor(urlEqualTo(V2)).withHeader("api-key", equalTo("key-1")).withRequestBody(equalToJson("""
                {"messaging_object":{"messaging_product":"whatsapp","recipient_type":"individual","to":"+393331234567","type":"template",
                  "template":{"name":"spring_offer","language":{"code":"it"},"components":[
                    {"type":"header","parameters":[{"type":"text","text":"Rome"}]},
                    {"type":"body","parameters":[{"type":"text","text":"Anna, Maria"},{"type":"text","text":"20 \\"percent\\""}]},
                    {"type":"button","sub_type":"url","index":"0","parameters":[{"type":"text","text":"a%%20b"}]}]}},
                 "extra_info":{"ref":"%s"}}
                """.formatted(ATTEMPT))));
    }

    @Test
    void a_template_of_the_first_generation_is_a_form_with_quoted_values() {
        kaleyra.stubFor(post(V1).willReturn(okJson(FIRST_YES).withStatus(202)));

        SendOutcome outcome = send(FIRST, template());

        assertThat(outcome).isEqualTo(new SendOutcome.Accepted("11111111-2222-4333-8444-555555555555"));
        kaleyra.verify(postRequestedFor(urlEqualTo(V1)).withHeader("api-key", equalTo("key-1"))
                .withHeader("Content-Type", equalTo("application/x-www-form-urlencoded")));
        assertThat(form()).isEqualTo(Map.ofEntries(Map.entry("channel", "whatsapp"), Map.entry("from", "+390600000002"),
                Map.entry("to", "+393331234567"), Map.entry("ref", ATTEMPT.toString()),
                Map.entry("callback_url", "https://hopper.example/webhooks/kaleyra/first/hook-1?ref=" + ATTEMPT),
                Map.entry("type", "mediatemplate"), Map.entry("template_name", "spring_offer"), Map.entry("lang_code", "it"),
                Map.entry("param_header", "Rome"), Map.entry("params", "\"Anna, Maria\",\"20 \u201dpercent\u201d\""), Map.entry("param_url", "a%20b")));
    }

    @Test
    void a_plain_template_and_texts_lists_and_buttons_have_types_of_their_own() {
        kaleyra.stubFor(post(V1).willReturn(okJson(FIRST_YES)));

        send(FIRST, new Template("plain", "it", List.of(), List.of(), Map.of()));
        assertThat(form()).containsEntry("type", "template").doesNotContainKeys("params", "param_url", "param_header");
        send(FIRST, new Text("Two\nlines & more"));
        assertThat(form()).containsEntry("type", "text").containsEntry("body", "Two\nlines & more");
        send(FIRST, new ChoiceList("Which?", "Choose", List.of(new Section("Sizes", List.of(new Row("s", "Small", "up to 3"))))));
        assertThat(form()).containsEntry("type", "list").hasEntrySatisfying("action", action -> assertThat(action)
                .contains("\"button\":\"Choose\"", "\"id\":\"s\"", "\"title\":\"Small\""));
        send(FIRST, new ReplyButtons("Sure?", List.of(new Reply("y", "Yes"))));
        assertThat(form()).containsEntry("type", "button").hasEntrySatisfying("action", action -> assertThat(action)
                .contains("\"type\":\"reply\"", "\"id\":\"y\""));
    }

    @Test
    void a_file_goes_by_link_in_a_header_and_by_itself() {
        kaleyra.stubFor(post(V1).willReturn(okJson(FIRST_YES)));
        kaleyra.stubFor(post(V2).willReturn(okJson("{\"message_id\":\"wamid.A==\"}")));
        MessageContent.HeaderMedia prices = new MessageContent.HeaderMedia(MediaKind.DOCUMENT, MediaId.next());
        MessageContent header = new Template("spring_offer", "it", List.of(), List.of("Anna"), Map.of(), prices);
        String link = "https://hopper.example/media/" + prices.mediaId() + "/" + KaleyraForTests.LINK_END;

        send(FIRST, header);
        assertThat(form()).containsEntry("type", "mediatemplate").containsEntry("media_url", link).containsEntry("params", "\"Anna\"")
                .doesNotContainKeys("param_header", "media");
        send(FIRST, new MessageContent.File(prices, "Our prices"));
        assertThat(form()).containsEntry("type", "media").containsEntry("media_url", link).containsEntry("caption", "Our prices");
        send(SECOND, header);
        kaleyra.verify(postRequestedFor(urlEqualTo(V2)).withRequestBody(matchingJsonPath("$.messaging_object.template.components[0]",
                equalToJson("""
                        {"type":"header","parameters":[{"type":"document","document":{"link":"%s","filename":"Prices.pdf"}}]}
                        """.formatted(link)))));
        send(SECOND, new MessageContent.File(prices, null));
        kaleyra.verify(postRequestedFor(urlEqualTo(V2)).withRequestBody(matchingJsonPath("$.messaging_object.document", equalToJson("""
                {"link":"%s","filename":"Prices.pdf"}
                """.formatted(link)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"first", "second"})
    void a_file_waits_for_an_address_from_which_it_can_be_fetched(String account) {
        adapter.close();
        adapter = new KaleyraForTests(kaleyra.baseUrl(), "");
        MessageContent file = new MessageContent.File(new MessageContent.HeaderMedia(MediaKind.IMAGE, MediaId.next()), null);

        assertThat(send(AccountKey.of(account), file)).isInstanceOfSatisfying(SendOutcome.Throttled.class,
                throttled -> assertThat(throttled.text()).contains("HOPPER_PUBLIC_URL"));
        assertThat(kaleyra.getAllServeEvents()).isEmpty();
    }

    @Test
    void what_cannot_be_written_is_refused_without_a_call() {
        assertThat(send(FIRST, new Template("a", "it", List.of(), List.of(), Map.of(0, List.of("x"), 1, List.of("y")))))
                .isInstanceOf(SendOutcome.Rejected.class);
        assertThat(send(AccountKey.of("nobody"), new Text("Hi"))).isInstanceOf(SendOutcome.Throttled.class);
        assertThat(kaleyra.getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "200 | {\"message_id\":\"wamid.A\"}                       | wamid.A",
        "202 | {\"data\":{\"message_id\":\"wamid.B\"}}            | wamid.B",
        "200 | {\"data\":[{\"message_id\":\"u-1:0\"}],\"id\":\"u-1\"} | u-1",
        "202 | {\"id\":\"u-2\",\"error\":{}}                      | u-2",
        "200 | {\"code\":\"WA200\",\"trace_id\":\"t-1\"}          | t-1",
        "200 | {\"messages\":[{\"id\":\"wamid.C\"}]}              | wamid.C"})
    void an_id_is_found_wherever_kaleyra_may_put_it(int status, String body, String id) {
        kaleyra.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withBody(body)));

        assertThat(send(SECOND, new Text("Hi"))).isEqualTo(new SendOutcome.Accepted(id));
        assertThat(send(FIRST, new Text("Hi"))).isEqualTo(new SendOutcome.Accepted(id));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "400 | {\"code\":\"RBC1001\",\"message\":\"Wrong\",\"data\":[],\"error\":{\"detail\":\"x\"}} | RBC1001 | Wrong",
        "400 | {\"error\":{\"code\":\"E13001\",\"message\":\"To is required\"}}           | E13001   | To is required",
        "400 | {\"error\":{\"to\":\"is no number\"}}                                      | http-400 | to: is no number",
        "200 | {\"error\":{\"code\":\"E110\",\"message\":\"Insufficient balance\"}}       | E110     | Insufficient balance",
        "200 | {\"error\":{\"to\":\"is no number\"}}                                      | error    | to: is no number",
        "500 | {\"code\":\"WA500\",\"message\":\"Internal error\"}                        | WA500    | Internal error",
        "404 | <html>                                                                     | http-404 | HTTP 404 without an error code",
        "401 | {}                                                                         | http-401 | HTTP 401 without an error code"})
    void a_clear_no_is_a_refusal_also_inside_a_yes(int status, String body, String code, String words) {
        kaleyra.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withBody(body)));

        assertThat(send(FIRST, new Text("Hi"))).isEqualTo(new SendOutcome.Rejected(code, words));
        assertThat(send(SECOND, new Text("Hi"))).isEqualTo(new SendOutcome.Rejected(code, words));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "200 | ''", "200 | {}", "200 | <html>", "200 | {\"message_id\":\"a b\"}", "200 | {\"message_id\":\"a\"} trailing",
        "200 | {\"message_id\":\"wamid.A\",\"error\":{\"code\":\"E1\"}}", "200 | {\"id\":\"a\",\"data\":[{},{}]}",
        "302 | ''", "408 | ''", "500 | {\"message\":\"?\"}", "502 | <html>", "503 | <html>", "504 | ''"})
    void what_makes_no_sense_is_unknown_and_not_repeated(int status, String body) {
        kaleyra.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withHeader("Location", kaleyra.baseUrl() + V2).withBody(body)));

        assertThat(send(FIRST, new Text("Hi"))).isInstanceOf(SendOutcome.Unknown.class);
        assertThat(send(SECOND, new Text("Hi"))).isInstanceOf(SendOutcome.Unknown.class);
        assertThat(kaleyra.getAllServeEvents()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"429, 7, 7", "429, , 1", "503, , 5"})
    void too_much_at_once_means_later(int status, String header, int seconds) {
        var answer = aResponse().withStatus(status).withBody("{\"message\":\"Slow down\"}");
        kaleyra.stubFor(any(anyUrl()).willReturn(header == null ? answer : answer.withHeader("Retry-After", header)));

        assertThat(send(SECOND, new Text("Hi"))).isEqualTo(new SendOutcome.Throttled(Duration.ofSeconds(seconds), "Slow down"));
        assertThat(send(FIRST, new Text("Hi"))).isEqualTo(new SendOutcome.Throttled(Duration.ofSeconds(seconds), "Slow down"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"first", "second"})
    void a_request_that_may_have_arrived_is_unknown_and_not_repeated(String account) {
        kaleyra.stubFor(any(anyUrl()).willReturn(okJson(FIRST_YES).withFixedDelay(2500)));
        assertThat(send(AccountKey.of(account), new Text("Hi"))).isInstanceOf(SendOutcome.Unknown.class);

        kaleyra.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        assertThat(send(AccountKey.of(account), new Text("Hi"))).isInstanceOf(SendOutcome.Unknown.class);
        assertThat(kaleyra.getAllServeEvents()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"first", "second"})
    void a_refused_connection_means_later(String account) {
        adapter.close();
        adapter = new KaleyraForTests("http://localhost:1");

        assertThat(send(AccountKey.of(account), new Text("Hi"))).isInstanceOf(SendOutcome.Throttled.class);
    }

    private SendOutcome send(AccountKey account, MessageContent content) {
        return adapter.provider().send(account, new OutgoingMessage(ATTEMPT, CUSTOMER, content));
    }

    private static Template template() {
        return new Template("spring_offer", "it", List.of("Rome"), List.of("Anna,\n Maria", "20 \"percent\""), Map.of(0, List.of("a%20b")));
    }

    /** Of the latest call. */
    private static Map<String, String> form() {
        String body = kaleyra.getAllServeEvents().get(0).getRequest().getBodyAsString();
        return Arrays.stream(body.split("&")).map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> decoded(field[0]), field -> decoded(field[1])));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
