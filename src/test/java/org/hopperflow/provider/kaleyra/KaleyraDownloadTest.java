package org.hopperflow.provider.kaleyra;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.moreThanOrExactly;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.hopperflow.provider.kaleyra.KaleyraForTests.FIRST;
import static org.hopperflow.provider.kaleyra.KaleyraForTests.SECOND;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.hopperflow.provider.FileStream;
import org.hopperflow.provider.ProviderRefused;
import org.hopperflow.provider.ReceivedFile;
import org.hopperflow.shared.AccountKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What customers sent, fetched from Kaleyra's copy by its link. */
class KaleyraDownloadTest {

    private static final String LINK = "/copies/7?X-Amz-Date=20261121T100000Z&X-Amz-Signature=a%2Fb%2Bc%20d";

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
    @ValueSource(strings = {"first", "second"})
    void the_link_is_opened_as_it_is_and_without_the_key(String account) {
        answer(aResponse().withBody("a picture").withHeader("Content-Type", "image/jpeg"));

        // The very first call of a process may take longer than anybody waits here.
        await().ignoreExceptions().untilAsserted(() -> {
            try (FileStream file = open(AccountKey.of(account), kaleyra.baseUrl() + LINK)) {
                assertThat(file.content()).hasContent("a picture");
            }
        });

        kaleyra.verify(moreThanOrExactly(1), getRequestedFor(urlEqualTo(LINK)).withoutHeader("api-key").withoutHeader("Authorization"));
    }

    /** A page of somebody in between is no customer's file, and neither is nothing. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "200 | text/html                | <html>Sign in</html> | true",
        "200 | Text/HTML; charset=utf-8 | <html>Sign in</html> | true",
        "200 | image/jpeg               | ''                   | true",
        "204 | image/jpeg               | ''                   | false",
        "302 | text/html                | <html>               | false",
        "400 | text/html                | <html>               | false",
        "401 | application/xml          | <Error/>             | true",
        "403 | application/xml          | <Error/>             | true",
        "404 | application/xml          | <Error/>             | true",
        "429 | application/json         | {}                   | true",
        "503 | text/html                | <html>               | true"})
    void what_is_no_file_is_refused_and_tried_again_unless_the_answer_is_final(int status, String type, String body, boolean again) {
        answer(aResponse().withStatus(status).withHeader("Content-Type", type).withHeader("Location", "/elsewhere").withBody(body));

        assertThat(refused(kaleyra.baseUrl() + LINK).passing()).isEqualTo(again);
        kaleyra.verify(1, getRequestedFor(urlEqualTo(LINK)));
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "MALFORMED_RESPONSE_CHUNK")
    void a_connection_that_breaks_is_tried_again(Fault fault) {
        answer(aResponse().withFault(fault));

        assertThat(refused(kaleyra.baseUrl() + LINK).passing()).isTrue();
    }

    @Test
    void a_host_that_does_not_answer_is_tried_again() {
        answer(aResponse().withFixedDelay(2_500).withBody("late"));

        assertThat(refused(kaleyra.baseUrl() + LINK).passing()).isTrue();
    }

    /** It would be kept as if it were all. */
    @Test
    void a_file_that_is_cut_is_no_file() {
        answer(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));
        thereIsNoEnd();
    }

    @Test
    void a_file_that_is_shorter_than_announced_is_no_file() throws IOException {
        try (ServerSocket host = new ServerSocket(0);
                KaleyraForTests there = new KaleyraForTests("http://localhost:" + host.getLocalPort())) {
            CompletableFuture.runAsync(() -> breakOff(host));

            assertThatIOException().isThrownBy(() -> {
                String link = "http://localhost:" + host.getLocalPort() + LINK;
                try (FileStream file = there.provider().open(FIRST, new ReceivedFile(null, link, "image/jpeg", null))) {
                    file.content().readAllBytes();
                }
            });
        }
    }

    private static void breakOff(ServerSocket host) {
        try (Socket call = host.accept()) {
            call.getInputStream().read(new byte[4_096]);
            call.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: 100000\r\n\r\na part"
                    .getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each part in time, and the whole in no time. */
    @Test
    void a_file_that_stops_on_its_way_is_no_file() {
        answer(aResponse().withChunkedDribbleDelay(2, 6_000).withBody("a picture"));

        thereIsNoEnd();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://169.254.169.254/latest/meta-data", "https://evil.example/x", "http://s3.amazonaws.com/x",
        "https://s3.amazonaws.com.evil.example/x", "https://s3.amazonaws.com@evil.example/x", "https://xkaleyra.io/x",
        "https://s3.amazonaws.com:8443/x", "file:///etc/passwd", "http://localhost:1/x", "/relative", "https://a b/"})
    void a_host_that_is_none_of_kaleyras_is_never_called(String link) {
        ProviderRefused refused = refused(link);

        assertThat(refused.code()).isEqualTo("not-allowed");
        assertThat(refused.passing()).isFalse();
        assertThat(kaleyra.getAllServeEvents()).isEmpty();
    }

    @Test
    void without_a_link_there_is_nothing_to_fetch() {
        assertThat(refused(null).code()).isEqualTo("no-link");
    }

    private static void thereIsNoEnd() {
        assertThatIOException().isThrownBy(() -> {
            try (FileStream file = open(FIRST, kaleyra.baseUrl() + LINK)) {
                file.content().readAllBytes();
            } catch (ProviderRefused refused) {
                throw new IOException(refused);
            }
        });
    }

    private static ProviderRefused refused(String link) {
        return catchThrowableOfType(ProviderRefused.class, () -> open(SECOND, link).close());
    }

    private static FileStream open(AccountKey account, String link) {
        return adapter.provider().open(account, new ReceivedFile(null, link, "image/jpeg", null));
    }

    private static void answer(ResponseDefinitionBuilder response) {
        kaleyra.stubFor(get(urlEqualTo(LINK)).willReturn(response));
    }
}
