package org.hopperflow.provider.meta;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hopperflow.provider.MessageContent;
import org.hopperflow.provider.OutgoingMessage;
import org.hopperflow.provider.SendOutcome;
import org.hopperflow.shared.AttemptId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetaSendingTest {

    private static final String MESSAGES = "/v25.0/800111222333444/messages";
    private static final AttemptId REFERENCE = AttemptId.next();

    @RegisterExtension
    static final WireMockExtension meta = WireMockExtension.newInstance().options(options().dynamicPort().dynamicHttpsPort()).build();

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
    void a_message_id_means_accepted() {
        meta.stubFor(post(MESSAGES).willReturn(okJson("""
                {"messaging_product":"whatsapp","contacts":[{"input":"+15557654321","wa_id":"15557654321"}],
                 "messages":[{"id":"wamid.OUT0001==","message_status":"accepted"}]}
                """)));

        SendOutcome outcome = send(new MessageContent.Text("Hello"));

        assertThat(outcome).isEqualTo(new SendOutcome.Accepted("wamid.OUT0001=="));
    }

    @Test
    void a_template_is_written_as_meta_wants_it() {
        send(new MessageContent.Template("spring_offer", "en_US", List.of("März"), List.of("Dana", "20%"), Map.of(1, List.of("k3y"))));

        meta.verify(1, postRequestedFor(urlEqualTo(MESSAGES))
                .withHeader("Authorization", equalTo("Bearer token-1"))
                .withRequestBody(equalToJson("""
                        {"messaging_product":"whatsapp","recipient_type":"individual","to":"+15557654321",
                         "biz_opaque_callback_data":"%s","type":"template",
                         "template":{"name":"spring_offer","language":{"code":"en_US"},"components":[
                           {"type":"header","parameters":[{"type":"text","text":"März"}]},
                           {"type":"body","parameters":[{"type":"text","text":"Dana"},{"type":"text","text":"20%%"}]},
                           {"type":"button","sub_type":"url","index":"1","parameters":[{"type":"text","text":"k3y"}]}]}}
                        """.formatted(REFERENCE))));
    }

    @Test
    void a_template_without_variables_has_no_components() {
        send(new MessageContent.Template("hello_world", "en", List.of(), List.of(), Map.of()));

        meta.verify(postRequestedFor(urlEqualTo(MESSAGES)).withRequestBody(equalToJson("""
                {"messaging_product":"whatsapp","recipient_type":"individual","to":"+15557654321","biz_opaque_callback_data":"%s",
                 "type":"template","template":{"name":"hello_world","language":{"code":"en"}}}
                """.formatted(REFERENCE))));
    }

    @Test
    void a_text_keeps_its_lines() {
        send(new MessageContent.Text("One\nTwo"));

        meta.verify(postRequestedFor(urlEqualTo(MESSAGES)).withRequestBody(equalToJson("""
                {"messaging_product":"whatsapp","recipient_type":"individual","to":"+15557654321","biz_opaque_callback_data":"%s",
                 "type":"text","text":{"preview_url":false,"body":"One\\nTwo"}}
                """.formatted(REFERENCE))));
    }

    @Test
    void a_list_is_an_interactive_message() {
        var rows = List.of(new MessageContent.Row("s1", "09:00", "30 min"), new MessageContent.Row("s2", "10:00", null));
        send(new MessageContent.ChoiceList("Pick one", "Choose", List.of(new MessageContent.Section("Mon", rows))));

        meta.verify(postRequestedFor(urlEqualTo(MESSAGES)).withRequestBody(equalToJson("""
                {"messaging_product":"whatsapp","recipient_type":"individual","to":"+15557654321","biz_opaque_callback_data":"%s",
                 "type":"interactive","interactive":{"type":"list","body":{"text":"Pick one"},"action":{"button":"Choose","sections":[
                   {"title":"Mon","rows":[{"id":"s1","title":"09:00","description":"30 min"},{"id":"s2","title":"10:00"}]}]}}}
                """.formatted(REFERENCE))));
    }

    @Test
    void reply_buttons_are_an_interactive_message() {
        var replies = List.of(new MessageContent.Reply("yes", "Yes"), new MessageContent.Reply("no", "No"));
        send(new MessageContent.ReplyButtons("Confirm?", replies));

        meta.verify(postRequestedFor(urlEqualTo(MESSAGES)).withRequestBody(equalToJson("""
                {"messaging_product":"whatsapp","recipient_type":"individual","to":"+15557654321","biz_opaque_callback_data":"%s",
                 "type":"interactive","interactive":{"type":"button","body":{"text":"Confirm?"},"action":{"buttons":[
                   {"type":"reply","reply":{"id":"yes","title":"Yes"}},{"type":"reply","reply":{"id":"no","title":"No"}}]}}}
                """.formatted(REFERENCE))));
    }

    @Test
    void a_parameter_travels_on_one_line() {
        assertThat(MetaMessage.oneLine("Main Street 1\r\n\tBerlin")).isEqualTo("Main Street 1 Berlin");
        assertThat(MetaMessage.oneLine("four    stay")).isEqualTo("four    stay");
        assertThat(MetaMessage.oneLine("five     do not")).isEqualTo("five do not");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 500, 503})
    void an_error_code_means_rejected_whatever_the_http_status(int status) {
        answer(aResponse().withStatus(status).withBody("""
                {"error":{"message":"(#131000) Something went wrong","code":131000,"error_data":{"details":"Try again later."}}}
                """));

        assertThat(send(new MessageContent.Text("Hello"))).isEqualTo(new SendOutcome.Rejected("131000", "Try again later."));
    }

    @Test
    void without_details_the_message_is_the_reason() {
        answer(aResponse().withStatus(401).withBody("{\"error\":{\"message\":\"Session has expired\",\"code\":190}}"));

        assertThat(send(new MessageContent.Text("Hello"))).isEqualTo(new SendOutcome.Rejected("190", "Session has expired"));
    }

    @Test
    void too_many_requests_without_a_code_means_later() {
        answer(aResponse().withStatus(429).withHeader("Retry-After", "7"));
        SendOutcome named = send(new MessageContent.Text("Hello"));
        answer(aResponse().withStatus(429));
        SendOutcome unnamed = send(new MessageContent.Text("Hello"));

        assertThat(named).isEqualTo(new SendOutcome.Throttled(Duration.ofSeconds(7), "HTTP 429 without an error code"));
        assertThat(unnamed).isEqualTo(new SendOutcome.Throttled(Duration.ofSeconds(1), "HTTP 429 without an error code"));
    }

    @Test
    void another_4xx_without_a_code_is_a_no() {
        answer(aResponse().withStatus(404).withBody("<html>Not found</html>"));

        assertThat(send(new MessageContent.Text("Hello")))
                .isEqualTo(new SendOutcome.Rejected("http-404", "HTTP 404 without an error code"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{}", "[]", "null", "true", "42", "\"wamid.1\"", "OK", "<html>OK</html>", "\u0001",
        "{\"success\":true}",
        "{\"messages\":[{\"id\":\"wam", "{\"messages\":[{\"id\":\"wamid.1\"}]", "{\"messages\":[{\"id\":\"wamid.1\"}]}{\"messages\":[]}",
        "{\"messages\":[{\"id\":\"wamid.1\"}]}<html>", "{\"messages\":null}", "{\"messages\":[]}", "{\"messages\":[null]}",
        "{\"messages\":{}}", "{\"messages\":{\"id\":\"wamid.1\"}}", "{\"messages\":{\"0\":{\"id\":\"wamid.1\"}}}",
        "{\"messages\":\"wamid.1\"}", "{\"messages\":[\"wamid.1\"]}", "{\"messages\":[[{\"id\":\"wamid.1\"}]]}",
        "{\"messages\":[{\"id\":\"\"}]}", "{\"messages\":[{\"id\":\" \"}]}", "{\"messages\":[{\"id\":null}]}",
        "{\"messages\":[{\"id\":1}]}",
        "{\"messages\":[{\"id\":true}]}", "{\"messages\":[{\"id\":[\"wamid.1\"]}]}", "{\"messages\":[{\"id\":{\"id\":\"wamid.1\"}}]}",
        "{\"messages\":[{\"id\":\"wamid.1\\u0000\"}]}", "{\"messages\":[{\"id\":\"wamid 1\"}]}", "{\"messages\":[{\"Id\":\"wamid.1\"}]}",
        "{\"messages\":[{\"id\":\"wamid.1\"},{\"id\":\"wamid.2\"}]}", "{\"id\":\"wamid.1\"}", "[{\"id\":\"wamid.1\"}]",
        "{\"messages\":[{\"id\":\"wamid.1\"}],\"error\":{\"code\":131000}}", "{\"error\":{}}", "{\"error\":\"no\"}",
        "{\"error\":{\"code\":{}}}", "{\"error\":{\"code\":true}}", "{\"error\":{\"code\":null,\"message\":\"no\"}}"})
    void a_yes_that_makes_no_sense_is_unknown(String body) {
        answer(aResponse().withStatus(200).withBody(body));

        assertThat(send(new MessageContent.Text("Hello"))).isInstanceOf(SendOutcome.Unknown.class);
        meta.verify(1, postRequestedFor(urlEqualTo(MESSAGES)));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 206, 226})
    void no_status_makes_up_for_a_missing_answer(int status) {
        answer(aResponse().withStatus(status));

        assertThat(send(new MessageContent.Text("Hello"))).isInstanceOf(SendOutcome.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/html; charset=utf-8", "text/plain", "application/octet-stream", "image/png"})
    void a_page_of_somebody_in_between_is_no_answer(String type) {
        answer(aResponse().withStatus(200).withHeader("Content-Type", type).withBody("{\"messages\":[{\"id\":\"wamid.1\"}]}"));

        assertThat(send(new MessageContent.Text("Hello"))).isInstanceOf(SendOutcome.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json; charset=UTF-8", "text/javascript; charset=UTF-8"})
    void metas_own_labels_are_taken(String type) {
        answer(aResponse().withStatus(200).withHeader("Content-Type", type).withBody("{\"messages\":[{\"id\":\"wamid.1\"}]}"));

        assertThat(send(new MessageContent.Text("Hello"))).isEqualTo(new SendOutcome.Accepted("wamid.1"));
    }

    @Test
    void an_answer_of_any_length_is_unknown_when_it_makes_no_sense() {
        answer(okJson("{\"messages\":[{\"id\":\"" + "w".repeat(1_000_000) + "\"}]}"));
        SendOutcome longId = send(new MessageContent.Text("Hello"));
        answer(okJson("{\"padding\":\"" + "x".repeat(17 * 1024 * 1024) + "\",\"messages\":[{\"id\":\"wamid.1\"}]}"));
        SendOutcome huge = send(new MessageContent.Text("Hello"));
        answer(okJson("[".repeat(100_000)));
        SendOutcome deep = send(new MessageContent.Text("Hello"));

        assertThat(List.of(longId, huge, deep)).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(SendOutcome.Unknown.class));
    }

    @Test
    void an_answer_that_ends_before_it_said_it_would_is_unknown() throws Exception {
        String cut = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n"
                + "{\"messages\":[{\"id\":\"wamid.1\"}]}";
        try (ServerSocket server = new ServerSocket(0);
                MetaForTests adapter = new MetaForTests("http://localhost:" + server.getLocalPort())) {
            CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> answerOnce(server, cut));

            SendOutcome outcome = adapter.provider().send(MetaForTests.ACCOUNT, message(new MessageContent.Text("Hello")));

            assertThat(outcome).isInstanceOf(SendOutcome.Unknown.class);
            answered.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_connection_that_was_closed_while_it_rested_costs_no_unknown_outcome() throws Exception {
        String body = "{\"messages\":[{\"id\":\"wamid.1\"}]}";
        String kept = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        try (ServerSocket server = new ServerSocket(0);
                MetaForTests adapter = new MetaForTests("http://localhost:" + server.getLocalPort())) {
            CompletableFuture<Void> twice = CompletableFuture.runAsync(() -> {
                answerOnce(server, kept);
                answerOnce(server, kept);
            });
            SendOutcome first = adapter.provider().send(MetaForTests.ACCOUNT, message(new MessageContent.Text("Hello")));
            Instant rested = Instant.now().plusMillis(1200);
            await().until(() -> Instant.now().isAfter(rested));

            SendOutcome second = adapter.provider().send(MetaForTests.ACCOUNT, message(new MessageContent.Text("Hello")));

            assertThat(List.of(first, second)).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(SendOutcome.Accepted.class));
            twice.get(10, TimeUnit.SECONDS);
        }
    }

    private static void answerOnce(ServerSocket server, String answer) {
        try (Socket caller = server.accept()) {
            caller.getInputStream().read(new byte[8192]);
            caller.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void an_answer_in_packed_form_that_is_broken_is_unknown() {
        answer(okJson("{\"messages\":[{\"id\":\"wamid.1\"}]}").withHeader("Content-Encoding", "gzip"));

        assertThat(send(new MessageContent.Text("Hello"))).isInstanceOf(SendOutcome.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 500, 502, 503, 504})
    void other_answers_without_a_code_are_unknown(int status) {
        answer(aResponse().withStatus(status).withHeader("Location", "/elsewhere").withBody("<html>Bad gateway</html>"));

        assertThat(send(new MessageContent.Text("Hello"))).isInstanceOf(SendOutcome.Unknown.class);
        meta.verify(1, postRequestedFor(urlEqualTo(MESSAGES)));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_broken_connection_is_unknown_and_not_repeated(Fault fault) {
        answer(aResponse().withFault(fault));

        assertThat(send(new MessageContent.Text("Hello"))).isInstanceOf(SendOutcome.Unknown.class);
        meta.verify(1, postRequestedFor(urlEqualTo(MESSAGES)));
    }

    @Test
    void a_late_answer_is_unknown_and_not_repeated() {
        answer(okJson("{\"messages\":[{\"id\":\"wamid.1\"}]}").withFixedDelay(3000));

        assertThat(send(new MessageContent.Text("Hello"))).isInstanceOf(SendOutcome.Unknown.class);
        meta.verify(1, postRequestedFor(urlEqualTo(MESSAGES)));
    }

    @Test
    void a_refused_connection_means_later() throws IOException {
        int port;
        try (ServerSocket closedSoon = new ServerSocket(0)) {
            port = closedSoon.getLocalPort();
        }

        assertLater("http://localhost:" + port);
    }

    @Test
    void an_unknown_host_means_later() {
        assertLater("http://no-such-host.invalid");
    }

    @Test
    void a_certificate_we_do_not_trust_means_later() {
        assertLater("https://localhost:" + meta.getHttpsPort());
    }

    private static void assertLater(String baseUrl) {
        try (MetaForTests elsewhere = new MetaForTests(baseUrl)) {
            SendOutcome outcome = elsewhere.provider().send(MetaForTests.ACCOUNT, message(new MessageContent.Text("Hello")));

            assertThat(outcome).isInstanceOfSatisfying(SendOutcome.Throttled.class,
                    later -> assertThat(later.retryAfter()).isEqualTo(Duration.ofSeconds(5)));
        }
    }

    private void answer(ResponseDefinitionBuilder response) {
        meta.stubFor(post(MESSAGES).willReturn(response));
    }

    private SendOutcome send(MessageContent content) {
        return adapter.provider().send(MetaForTests.ACCOUNT, message(content));
    }

    private static OutgoingMessage message(MessageContent content) {
        return new OutgoingMessage(REFERENCE, "15557654321", content);
    }
}
