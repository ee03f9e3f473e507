package org.hopperflow.provider.meta;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    void a_parameter_travels_on_one_line() {
        assertThat(MetaMessage.oneLine("Main Street 1\r\n\tBerlin")).isEqualTo("Main Street 1 Berlin");
        assertThat(MetaMessage.oneLine("four    stay")).isEqualTo("four    stay");
        assertThat(MetaMessage.oneLine("five     do not")).isEqualTo("five do not");
    }

    @Test
    void an_error_that_meta_calls_transient_is_told_so() {
        answer(aResponse().withStatus(400).withBody("{\"error\":{\"message\":\"New\",\"code\":999999,\"is_transient\":true}}"));

        assertThat(send(new MessageContent.Text("Hello"))).isEqualTo(new SendOutcome.Rejected("999999", "New (transient)"));
    }

    @Test
    void without_details_the_message_is_the_reason() {
        answer(aResponse().withStatus(401).withBody("{\"error\":{\"message\":\"Session has expired\",\"code\":190}}"));

        assertThat(send(new MessageContent.Text("Hello"))).isEqualTo(new SendOutcome.Rejected("190", "Session has expired"));
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
