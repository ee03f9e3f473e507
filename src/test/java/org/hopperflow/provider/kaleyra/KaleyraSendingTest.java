package org.hopperflow.provider.kaleyra;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hopperflow.provider.kaleyra.KaleyraForTests.FIRST;
import static org.hopperflow.provider.kaleyra.KaleyraForTests.SECOND;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hopperflow.media.MediaKind;
import org.hopperflow.provider.MessageContent;
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

    @ParameterizedTest
    @CsvSource({"true, mediatemplate, payload1 payload2", "false, template, ''"})
    void quick_replies_of_the_first_generation_carry_our_payloads_when_they_are_asked_to(boolean payloads, String type, String fields) {
        adapter.close();
        adapter = new KaleyraForTests(kaleyra.baseUrl(), "", payloads);
        kaleyra.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(202).withBody(FIRST_YES)));

        send(FIRST, new Template("spring", "it", List.of(), List.of(), Map.of(), null, List.of(0, 1)));

        String form = kaleyra.getAllServeEvents().get(0).getRequest().getBodyAsString();
        assertThat(form).contains("&type=" + type + "&template_name=spring&lang_code=it");
        assertThat(Stream.of(form.split("&")).filter(field -> field.startsWith("payload")).toList()).containsExactlyElementsOf(
                Stream.of(fields.split(" ")).filter(field -> !field.isEmpty())
                        .map(field -> field + "=hopperflow%3A" + ATTEMPT + "%3A" + (field.charAt(7) - '1')).toList());
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
        "500 | {\"code\":\"WA500\",\"message\":\"Internal error\"}                        | WA500    | Internal error (transient)",
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

    private SendOutcome send(AccountKey account, MessageContent content) {
        return adapter.provider().send(account, new OutgoingMessage(ATTEMPT, CUSTOMER, content));
    }
}
