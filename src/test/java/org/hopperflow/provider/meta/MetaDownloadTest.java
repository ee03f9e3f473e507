package org.hopperflow.provider.meta;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hopperflow.provider.meta.MetaForTests.ACCOUNT;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import org.hopperflow.provider.FileStream;
import org.hopperflow.provider.ProviderRefused;
import org.hopperflow.provider.ReceivedFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What customers sent, fetched from Meta: the id becomes a link for five minutes, and the link wants the token. */
class MetaDownloadTest {

    private static final ReceivedFile FILE = new ReceivedFile("610000000000001", null, "image/jpeg", null);
    private static final String ID = "/v25.0/610000000000001?phone_number_id=800111222333444";
    private static final String LINK = "/files/?mid=6100&ext=1793000000&hash=ARb_x-1%2BZz";

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
    void the_link_is_asked_for_and_opened_with_the_token() throws Exception {
        where(meta.baseUrl() + LINK);
        meta.stubFor(get(urlEqualTo(LINK)).withHeader("Authorization", equalTo("Bearer token-1"))
                .willReturn(aResponse().withBody("a picture").withHeader("Content-Type", "image/jpeg")));

        try (FileStream file = adapter.provider().open(ACCOUNT, FILE)) {
            assertThat(file.content()).hasContent("a picture");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://169.254.169.254/latest/meta-data", "https://evil.example/x", "http://lookaside.fbsbx.com/x",
        "https://lookaside.fbsbx.com.evil.example/x", "https://lookaside.fbsbx.com@evil.example/x", "https://fbcdn.net.evil/x",
        "https://lookaside.fbsbx.com:8443/x", "file:///etc/passwd", "http://localhost:1/x", "/relative", "https://a b/"})
    void a_host_that_is_none_of_metas_is_never_called_and_never_gets_the_token(String link) {
        where(link);

        ProviderRefused refused = refused(FILE);

        assertThat(refused.code()).isEqualTo("not-allowed");
        assertThat(refused.passing()).isFalse();
        assertThat(meta.getAllServeEvents()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"404, true", "403, true", "429, true", "503, true", "302, false", "400, false"})
    void a_link_that_does_not_open_is_tried_again_unless_the_answer_is_final(int status, boolean passing) {
        where(meta.baseUrl() + LINK);
        meta.stubFor(get(urlEqualTo(LINK)).willReturn(aResponse().withStatus(status).withHeader("Location", "http://localhost/")));

        assertThat(refused(FILE).passing()).isEqualTo(passing);
    }

    @Test
    void an_id_that_is_gone_is_final_and_trouble_at_meta_is_not() {
        meta.stubFor(get(urlEqualTo(ID)).willReturn(error(400, "{\"error\":{\"code\":100,\"error_subcode\":33,\"message\":\"Gone\"}}")));
        assertThat(refused(FILE).passing()).isFalse();
        meta.stubFor(get(urlEqualTo(ID)).willReturn(error(500, "<html>")));
        assertThat(refused(FILE).passing()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../me", "1/2", "1?x=2", ""})
    void an_id_that_is_a_path_is_no_id(String id) {
        assertThat(refused(new ReceivedFile(id, null, null, null)).code()).isEqualTo("no-id");
        assertThat(meta.getAllServeEvents()).isEmpty();
    }

    private ProviderRefused refused(ReceivedFile file) {
        return catchThrowableOfType(ProviderRefused.class, () -> adapter.provider().open(ACCOUNT, file));
    }

    private static ResponseDefinitionBuilder error(int status, String body) {
        return aResponse().withStatus(status).withBody(body);
    }

    private static void where(String link) {
        meta.stubFor(get(urlEqualTo(ID)).withHeader("Authorization", equalTo("Bearer token-1"))
                .willReturn(okJson("{\"url\":\"" + link + "\",\"mime_type\":\"image/jpeg\",\"id\":\"610000000000001\"}")));
    }
}
