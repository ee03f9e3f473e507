package org.hopperflow.provider;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.Map;
import org.hopperflow.media.MediaKind;
import org.hopperflow.provider.MessageContent.ChoiceList;
import org.hopperflow.provider.MessageContent.File;
import org.hopperflow.provider.MessageContent.HeaderMedia;
import org.hopperflow.provider.MessageContent.Reply;
import org.hopperflow.provider.MessageContent.ReplyButtons;
import org.hopperflow.provider.MessageContent.Row;
import org.hopperflow.provider.MessageContent.Section;
import org.hopperflow.provider.MessageContent.Template;
import org.hopperflow.provider.MessageContent.Text;
import org.hopperflow.provider.ProviderEvent.MessageReceived;
import org.hopperflow.provider.ProviderEvent.StatusChanged;
import org.hopperflow.provider.ProviderEvent.TemplateChanged;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.MessageType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every provider in every format; each has a class below that says only which it is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ProviderContract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AttemptId REFERENCE = AttemptId.next();
    private static final TemplateDraft DRAFT = new TemplateDraft("spring_offer", "MARKETING", "en_US", null, "Hello there!", null, List.of(),
            new TemplateDraft.Examples(null, null, null));

    @RegisterExtension
    static final WireMockExtension server = WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private Wire wire;
    private HeaderMedia file;

    abstract Wire open(String baseUrl);

    @BeforeAll
    void begin() {
        wire = open("http://localhost:" + server.getPort());
        file = new HeaderMedia(MediaKind.DOCUMENT, wire.file(MediaKind.DOCUMENT));
    }

    @AfterAll
    void end() {
        wire.close();
    }

    @BeforeEach
    void files() {
        server.stubFor(post(urlMatching("/v25.0/[0-9]+/media")).willReturn(okJson("{\"id\": \"600000000000001\"}")));
    }

    // what is sent, field by field: the bodies stand in resources, by the sheets of the providers

    @ParameterizedTest
    @ValueSource(strings = {"template", "plain", "templateWithFile", "text", "list", "buttons", "file", "fileWithoutCaption"})
    void a_message_is_written_as_the_provider_wants_it(String kind) throws IOException {
        answer(okJson(wire.accepts("out-1")));

        await().untilAsserted(() -> assertThat(send(content(kind))).isEqualTo(new SendOutcome.Accepted("out-1")));

        server.verify(1, postRequestedFor(urlEqualTo(wire.sends()))
                .withHeader(wire.credential().getKey(), equalTo(wire.credential().getValue())));
        String sent = server.findAll(postRequestedFor(urlEqualTo(wire.sends()))).get(0).getBodyAsString();
        assertThat(wire.read(sent)).isEqualTo(expected(kind));
    }

    private MessageContent content(String kind) {
        return switch (kind) {
            case "template" -> new Template("spring_offer", "en_US", List.of("März"), List.of("Anna,\n\t Maria", "20 \"percent\" & more     +"),
                    Map.of(0, List.of("k=3y%20&+")));
            case "plain" -> new Template("hello_world", "it", List.of(), List.of(), Map.of());
            case "templateWithFile" -> new Template("with_file", "en", List.of(), List.of("Dana"), Map.of(), file);
            case "text" -> new Text("One\nTwo & 20% \ud83d\ude00");
            case "list" -> new ChoiceList("Pick one", "Choose", List.of(
                    new Section("Mon", List.of(new Row("s1", "09:00", "30 min"), new Row("s2", "10:00", null))),
                    new Section(null, List.of(new Row("s3", "11:00", " ")))));
            case "buttons" -> new ReplyButtons("Confirm?", List.of(new Reply("yes", "Yes"), new Reply("no", "No")));
            case "file" -> new File(file, "All of it");
            case "fileWithoutCaption" -> new File(file, null);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private JsonNode expected(String kind) throws IOException {
        try (InputStream bodies = ProviderContract.class.getResourceAsStream("/provider/contract/" + wire.name() + ".json")) {
            String all = new String(bodies.readAllBytes(), StandardCharsets.UTF_8).replace("{ref}", REFERENCE.toString())
                    .replace("{file}", wire.fileOnTheWire(file.mediaId()));
            return JSON.readTree(all).required(kind);
        }
    }

    /** Kaleyra's first generation has no call for it. */
    @Test
    void a_customers_message_is_shown_as_read_where_the_provider_can() throws IOException {
        answer(okJson("{\"success\": true}"));

        wire.provider().markRead(wire.account(), "wamid.in-1");

        List<String> told = server.findAll(postRequestedFor(urlEqualTo(wire.sends()))
                .withHeader(wire.credential().getKey(), equalTo(wire.credential().getValue()))).stream()
                .map(LoggedRequest::getBodyAsString).toList();
        if (wire.name().equals("kaleyra-v1")) {
            assertThat(server.getAllServeEvents()).isEmpty();
        } else {
            assertThat(told).extracting(wire::read).containsExactly(expected("read"));
        }
    }

    @Test
    void a_message_that_cannot_be_shown_as_read_says_why() {
        answer(aResponse().withStatus(400).withBody(wire.refuses("131009", "No such message")));

        if (!wire.name().equals("kaleyra-v1")) {
            assertThatExceptionOfType(ProviderRefused.class).isThrownBy(() -> wire.provider().markRead(wire.account(), "wamid.in-1"))
                    .withMessage("No such message");
        }
    }

    // what comes of it

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 401, 500})
    void an_error_code_means_rejected_whatever_the_http_status(int status) {
        answer(aResponse().withStatus(status).withBody(wire.refuses("131026", "Message undeliverable")));

        assertThat(send(new Text("Hi")))
                .isEqualTo(new SendOutcome.Rejected("131026", "Message undeliverable" + (status == 500 ? " (transient)" : "")));
        sentOnce();
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "' 120 ', 120", ", 1", "soon, 1", "-5, 1", "99999999999, 1", "'Wed, 21 Oct 2026 07:28:00 GMT', 1"})
    void too_many_requests_mean_later(String header, int seconds) {
        ResponseDefinitionBuilder later = aResponse().withStatus(429);
        answer(header == null ? later : later.withHeader("Retry-After", header));

        assertThat(send(new Text("Hi"))).isInstanceOfSatisfying(SendOutcome.Throttled.class,
                throttled -> {
                    assertThat(throttled.retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
                    assertThat(throttled.told()).as("that the sender slows down").isTrue();
                });
        sentOnce();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 413})
    void another_4xx_without_a_code_is_a_no(int status) {
        answer(aResponse().withStatus(status).withBody("<html>Not found</html>"));

        assertThat(send(new Text("Hi"))).isEqualTo(new SendOutcome.Rejected("http-" + status, "HTTP " + status + " without an error code"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{}", "[]", "null", "true", "42", "\"out-1\"", "OK", "<html>OK</html>", "\u0001", "{\"success\": true}",
        "{\"messages\": [{\"id\": \"out", "{\"message_id\": \"out", "{\"id\": \"out-1\"", "{\"messages\": []}", "{\"data\": []}"})
    void a_yes_that_makes_no_sense_is_unknown(String body) {
        answer(aResponse().withStatus(200).withBody(body));

        assertThat(send(new Text("Hi"))).isInstanceOf(SendOutcome.Unknown.class);
        sentOnce();
    }

    @Test
    void a_yes_that_is_cut_anywhere_is_unknown() {
        String whole = wire.accepts("out-1");
        for (int length = 0; length < whole.length(); length += 7) {
            answer(okJson(whole.substring(0, length)));

            assertThat(send(new Text("Hi"))).as(whole.substring(0, length)).isInstanceOf(SendOutcome.Unknown.class);
        }
    }

    @Test
    void a_yes_and_something_behind_it_is_unknown() {
        for (String more : List.of("<html>", "{}", wire.accepts("out-2"), "x")) {
            answer(okJson(wire.accepts("out-1") + more));

            assertThat(send(new Text("Hi"))).as(more).isInstanceOf(SendOutcome.Unknown.class);
        }
    }

    @Test
    void a_yes_with_an_error_beside_it_is_unknown() {
        String both = wire.accepts("out-1").replace(", \"error\": {}}", "}").replaceFirst("}$", ", \"error\": {\"code\": 131000}}");
        answer(okJson(both));

        assertThat(send(new Text("Hi"))).isInstanceOf(SendOutcome.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/html; charset=utf-8", "text/plain", "application/octet-stream", "image/png"})
    void a_page_of_somebody_in_between_is_no_answer(String type) {
        answer(aResponse().withStatus(200).withHeader("Content-Type", type).withBody(wire.accepts("out-1")));

        assertThat(send(new Text("Hi"))).isInstanceOf(SendOutcome.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 302, 500, 502, 503, 504})
    void other_answers_without_a_code_are_unknown(int status) {
        answer(aResponse().withStatus(status).withHeader("Location", "/elsewhere").withBody("<html>Bad gateway</html>"));

        assertThat(send(new Text("Hi"))).isInstanceOf(SendOutcome.Unknown.class);
        sentOnce();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_broken_connection_is_unknown_and_not_repeated(Fault fault) {
        answer(aResponse().withFault(fault));

        assertThat(send(new Text("Hi"))).isInstanceOf(SendOutcome.Unknown.class);
        sentOnce();
    }

    @Test
    void a_late_answer_is_unknown_and_not_repeated() {
        answer(okJson(wire.accepts("out-1")).withFixedDelay(2500));

        assertThat(send(new Text("Hi"))).isInstanceOf(SendOutcome.Unknown.class);
        sentOnce();
    }

    /** The silence between two drops is shorter than anybody's patience, and the whole is not. */
    @Test
    void an_answer_that_comes_drop_by_drop_is_given_up() {
        answer(okJson(wire.accepts("out-1")).withChunkedDribbleDelay(30, 9_000));

        SendOutcome outcome = assertTimeout(Duration.ofSeconds(6), () -> send(new Text("Hi")));

        assertThat(outcome).isInstanceOf(SendOutcome.Unknown.class);
        sentOnce();
    }

    @Test
    void an_answer_in_packed_form_that_is_broken_is_unknown() {
        answer(okJson(wire.accepts("out-1")).withHeader("Content-Encoding", "gzip"));

        assertThat(send(new Text("Hi"))).isInstanceOf(SendOutcome.Unknown.class);
    }

    @Test
    void an_answer_of_any_length_is_unknown_when_it_makes_no_sense() {
        answer(okJson(wire.accepts("w".repeat(1_000_000))));
        SendOutcome longId = send(new Text("Hi"));
        answer(okJson("[".repeat(100_000)));
        SendOutcome deep = send(new Text("Hi"));
        answer(okJson("{\"id\": " + "9".repeat(100_000) + "}"));
        SendOutcome huge = send(new Text("Hi"));

        assertThat(List.of(longId, deep, huge)).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(SendOutcome.Unknown.class));
    }

    @Test
    void a_refused_connection_means_later() throws IOException {
        int port;
        try (ServerSocket closedSoon = new ServerSocket(0)) {
            port = closedSoon.getLocalPort();
        }
        try (Wire elsewhere = open("http://localhost:" + port)) {
            assertThat(elsewhere.provider().send(elsewhere.account(), message(new Text("Hi"))))
                    .isInstanceOfSatisfying(SendOutcome.Throttled.class, later -> assertThat(later.told()).as("by the provider").isFalse());
        }
    }

    // templates

    @Test
    void a_submitted_template_waits_for_its_review() {
        server.stubFor(post(wire.submits()).willReturn(okJson(wire.submitted())));

        ProviderTemplate submitted = wire.provider().submitTemplate(wire.account(), DRAFT);

        assertThat(submitted.providerTemplateId()).isNotBlank();
        assertThat(submitted.status()).isEqualTo("PENDING");
        assertThat(submitted.category()).isEqualTo("MARKETING");
        server.verify(1, postRequestedFor(urlEqualTo(wire.submits()))
                .withHeader(wire.credential().getKey(), equalTo(wire.credential().getValue())));
    }

    @Test
    void templates_are_listed_with_what_became_of_them() {
        server.stubFor(get(urlPathEqualTo(wire.lists())).willReturn(okJson(wire.list())));

        assertThat(wire.provider().templates(wire.account()))
                .extracting(template -> template.draft().name(), template -> template.draft().language(), ProviderTemplate::status,
                        ProviderTemplate::reason, template -> template.draft().body())
                .containsExactly(tuple("one", "en_US", "APPROVED", null, "Hello there!"),
                        tuple("two", "it", "REJECTED", "INVALID_FORMAT", "Ciao a te!"));
    }

    @Test
    void a_template_is_deleted_by_name_and_id_where_the_provider_can() {
        server.stubFor(any(anyUrl()).willReturn(okJson("{\"success\": true}")));

        if (wire.name().equals("kaleyra-v1")) {
            assertThatExceptionOfType(ProviderRefused.class).isThrownBy(() -> wire.provider().deleteTemplate(wire.account(), "one", "1"))
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo("no-deletion"));
        } else {
            wire.provider().deleteTemplate(wire.account(), "one", "1");
            assertThat(server.getAllServeEvents()).singleElement().satisfies(call -> {
                assertThat(call.getRequest().getMethod().getName()).isEqualTo("DELETE");
                assertThat(call.getRequest().getUrl()).startsWith(wire.submits() + "?").contains("name=one").containsPattern("_id=1\\b");
            });
        }
    }

    @Test
    void a_refused_template_carries_code_and_words() {
        server.stubFor(post(wire.submits()).willReturn(aResponse().withStatus(400).withBody(wire.refuses("100", "Too long"))));

        assertThatExceptionOfType(ProviderRefused.class).isThrownBy(() -> wire.provider().submitTemplate(wire.account(), DRAFT))
                .withMessage("Too long").satisfies(refused -> assertThat(refused.code()).isEqualTo("100"))
                .satisfies(refused -> assertThat(refused.passing()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "", "{\"id\":"})
    void a_template_call_without_an_answer_may_succeed_later(String body) {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(502).withBody(body)));

        assertThatExceptionOfType(ProviderRefused.class).isThrownBy(() -> wire.provider().submitTemplate(wire.account(), DRAFT))
                .satisfies(refused -> assertThat(refused.passing()).isTrue());
        assertThatExceptionOfType(ProviderRefused.class).isThrownBy(() -> wire.provider().templates(wire.account()))
                .satisfies(refused -> assertThat(refused.passing()).isTrue());
    }

    // webhooks

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "TEXT, TEXT, Grüße, -, out-1",
        "TAP, BUTTON, Yes, YES, out-1",
        "REPLY, BUTTON_REPLY, Yes, y, out-1",
        "CHOICE, LIST_REPLY, 09:00, s1, out-1",
        "FILE, MEDIA, see, -, out-1",
        "PLACE, LOCATION, '52.1, 13.2', -, -"})
    void what_a_customer_does_is_read(Wire.Written what, MessageType type, String text, String payload, String context) throws Exception {
        WebhookNews news = parse(wire.says(what));

        assertThat(news.whole()).isTrue();
        assertThat(news.events()).singleElement().isInstanceOfSatisfying(MessageReceived.class, message -> {
            assertThat(message.accountKey()).isEqualTo(wire.account());
            assertThat(message.from()).isEqualTo(Wire.CUSTOMER);
            assertThat(message.profileName()).isEqualTo("Dana");
            assertThat(message.type()).isEqualTo(type);
            assertThat(message.text()).isEqualTo(text);
            assertThat(message.payload()).isEqualTo(payload);
            assertThat(message.contextMessageId()).isEqualTo(context);
            assertThat(message.at()).isEqualTo(Instant.ofEpochSecond(1_793_000_000));
        });
        assertThat(parse(wire.says(what)).events()).extracting(ProviderEvent::dedupKey).containsExactly(news.events().get(0).dedupKey());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"sent, SENT, ref-1", "delivered, DELIVERED, ref-1", "read, READ, ref-1", "read, READ, -"})
    void how_far_a_message_got_is_read(String word, DeliveryStatus status, String reference) throws Exception {
        assertThat(parse(wire.tells(word, reference))).isEqualTo(new WebhookNews(List.of(new StatusChanged(wire.account(), "out-1", status,
                reference, Instant.ofEpochSecond(1_793_000_020), null, null)), true, Set.of()));
    }

    @Test
    void a_failure_comes_with_code_and_words() throws Exception {
        assertThat(parse(wire.fails("131026", "No WhatsApp")).events()).containsExactly(new StatusChanged(wire.account(), "out-1",
                DeliveryStatus.FAILED, "ref-1", Instant.ofEpochSecond(1_793_000_020), "131026", "No WhatsApp"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"played", "deleted", "dreamt"})
    void a_status_that_we_do_not_follow_is_no_news(String word) throws Exception {
        assertThat(parse(wire.tells(word, "ref-1")).events()).isEmpty();
    }

    @Test
    void a_templates_review_is_read() throws Exception {
        assertThat(parse(wire.rejectsTemplate()).events()).singleElement().isInstanceOfSatisfying(TemplateChanged.class, news -> {
            assertThat(news.name()).isEqualTo("spring_offer");
            assertThat(news.language()).isEqualTo("en_US");
            assertThat(news.status()).isEqualTo("REJECTED");
            assertThat(news.reason()).isEqualTo("INVALID_FORMAT");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"no json", "{\"entry\":[", "<html>", "[7]", "{\"a\": 1e", "\u0000"})
    void a_body_that_is_no_document_is_unreadable(String body) {
        assertThatExceptionOfType(UnreadableWebhook.class).isThrownBy(() -> parse(body));
    }

    @Test
    void only_the_provider_itself_is_believed() {
        byte[] body = wire.says(Wire.Written.TEXT).getBytes(StandardCharsets.UTF_8);

        assertThat(wire.provider().verify(wire.account(), body, wire.seal(body, true))).isTrue();
        assertThat(wire.provider().verify(wire.account(), body, wire.seal(body, false))).isFalse();
        assertThat(wire.provider().verify(wire.account(), body, Map.of())).isFalse();
        wire.seal(body, true).forEach((name, value) -> {
            assertThat(wire.provider().verify(wire.account(), body, Map.of(name, ""))).isFalse();
            assertThat(wire.provider().verify(wire.account(), body, Map.of(name, value.substring(1)))).isFalse();
            assertThat(wire.provider().verify(wire.account(), body, Map.of(name, value + "0"))).isFalse();
            assertThat(wire.provider().verify(wire.account(), body, Map.of("authorization", value))).isFalse();
        });
    }

    private WebhookNews parse(String body) throws UnreadableWebhook {
        return wire.provider().parse(wire.account(), body.getBytes(StandardCharsets.UTF_8));
    }

    private void answer(ResponseDefinitionBuilder response) {
        server.stubFor(post(wire.sends()).willReturn(response));
    }

    private SendOutcome send(MessageContent content) {
        return wire.provider().send(wire.account(), message(content));
    }

    /** A call whose connection broke is counted a moment after we know. */
    private void sentOnce() {
        await().untilAsserted(() -> assertThat(server.getAllServeEvents()).isNotEmpty());
        server.verify(1, postRequestedFor(urlEqualTo(wire.sends())));
    }

    private static OutgoingMessage message(MessageContent content) {
        return new OutgoingMessage(REFERENCE, Wire.CUSTOMER, content);
    }
}
