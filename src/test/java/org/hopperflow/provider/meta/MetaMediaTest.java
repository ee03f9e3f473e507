package org.hopperflow.provider.meta;

import static com.github.tomakehurst.wiremock.client.WireMock.aMultipart;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.binaryEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.hopperflow.provider.meta.MetaForTests.ACCOUNT;
import static org.hopperflow.provider.meta.MetaForTests.FILES;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hopperflow.media.MediaKind;
import org.hopperflow.provider.MessageContent;
import org.hopperflow.provider.OutgoingMessage;
import org.hopperflow.provider.ProviderRefused;
import org.hopperflow.provider.SendOutcome;
import org.hopperflow.provider.TemplateDraft;
import org.hopperflow.provider.TemplateDraft.HeaderType;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.MediaId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files at Meta: the example that reviewers see, and the id that messages name. */
class MetaMediaTest {

    private static final String UPLOADS = "/v25.0/app/uploads";
    private static final String SESSION = "/v25.0/upload:MTphdHRhY2g==?sig=ARb_x-1.Zz~%2B";
    private static final String TEMPLATES = "/v25.0/900100200300400/message_templates";
    private static final String MEDIA = "/v25.0/800111222333444/media";
    private static final String MESSAGES = "/v25.0/800111222333444/messages";
    private static final byte[] PICTURE = "0123456789".getBytes(StandardCharsets.US_ASCII);

    @RegisterExtension
    static final WireMockExtension meta = WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private final MediaId picture = FILES.add(MediaKind.IMAGE, "image/png", "März 1.png", PICTURE);
    private MetaForTests adapter;

    @BeforeEach
    void start() {
        adapter = new MetaForTests(meta.baseUrl());
        meta.stubFor(post(urlPathEqualTo(UPLOADS)).willReturn(okJson("{\"id\":\"" + SESSION.substring("/v25.0/".length()) + "\"}")));
        meta.stubFor(post(TEMPLATES).willReturn(okJson("{\"id\":\"7\",\"status\":\"PENDING\",\"category\":\"MARKETING\"}")));
        meta.stubFor(post(MESSAGES).willReturn(okJson("{\"messages\":[{\"id\":\"wamid.1\"}]}")));
    }

    @AfterEach
    void stop() {
        adapter.close();
    }

    @Test
    void an_edited_template_shows_its_file_again() {
        meta.stubFor(post(SESSION).willReturn(okJson("{\"h\":\"4::aW\"}")));
        meta.stubFor(post("/v25.0/700000000000001").willReturn(okJson("{\"success\":true}")));

        adapter.provider().editTemplate(ACCOUNT, "700000000000001", draft());

        meta.verify(postRequestedFor(urlEqualTo("/v25.0/700000000000001"))
                .withRequestBody(matchingJsonPath("$.components[0].example.header_handle[0]", equalTo("4::aW"))));
    }

    @Test
    void a_header_is_shown_to_the_reviewers_by_the_handle_of_its_file() {
        meta.stubFor(post(SESSION).willReturn(okJson("{\"h\":\"4::aW\"}")));

        adapter.provider().submitTemplate(ACCOUNT, draft());

        meta.verify(postRequestedFor(urlPathEqualTo(UPLOADS)).withHeader("Authorization", equalTo("OAuth token-1"))
                .withQueryParam("file_name", equalTo("März 1.png")).withQueryParam("file_length", equalTo("10"))
                .withQueryParam("file_type", equalTo("image/png")));
        meta.verify(postRequestedFor(urlEqualTo(SESSION)).withHeader("Authorization", equalTo("OAuth token-1"))
                .withHeader("file_offset", equalTo("0")).withRequestBody(binaryEqualTo(PICTURE)));
        meta.verify(postRequestedFor(urlEqualTo(TEMPLATES)).withHeader("Authorization", equalTo("Bearer token-1"))
                .withRequestBody(equalToJson("""
                        {"name":"spring_offer","language":"en","category":"MARKETING","parameter_format":"POSITIONAL","components":[
                          {"type":"HEADER","format":"IMAGE","example":{"header_handle":["4::aW"]}},
                          {"type":"BODY","text":"Our spring collection has arrived."}]}
                        """)));
    }

    @Test
    void an_upload_whose_connection_breaks_goes_on_where_it_was() {
        meta.stubFor(post(SESSION).withHeader("file_offset", equalTo("0"))
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        meta.stubFor(get(SESSION).willReturn(okJson("{\"id\":\"upload:x\",\"file_offset\":4}")));
        meta.stubFor(post(SESSION).withHeader("file_offset", equalTo("4")).willReturn(okJson("{\"h\":\"4::aW\"}")));

        adapter.provider().submitTemplate(ACCOUNT, draft());

        meta.verify(1, postRequestedFor(urlEqualTo(SESSION)).withHeader("file_offset", equalTo("0")));
        meta.verify(1, getRequestedFor(urlEqualTo(SESSION)).withHeader("Authorization", equalTo("OAuth token-1")));
        meta.verify(1, postRequestedFor(urlEqualTo(SESSION)).withHeader("file_offset", equalTo("4"))
                .withRequestBody(binaryEqualTo(Arrays.copyOfRange(PICTURE, 4, 10))));
        meta.verify(1, postRequestedFor(urlPathEqualTo(UPLOADS)));
    }

    @Test
    void an_upload_that_breaks_again_and_again_means_unavailable() {
        meta.stubFor(post(SESSION).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        meta.stubFor(get(SESSION).willReturn(okJson("{\"file_offset\":4}")));

        assertThatExceptionOfType(ProviderRefused.class).isThrownBy(() -> adapter.provider().submitTemplate(ACCOUNT, draft()))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("unavailable"));
        meta.verify(0, postRequestedFor(urlEqualTo(TEMPLATES)));
    }

    @Test
    void a_refused_example_is_a_refused_template() {
        meta.stubFor(post(SESSION).willReturn(refusal(100)));

        assertThatExceptionOfType(ProviderRefused.class).isThrownBy(() -> adapter.provider().submitTemplate(ACCOUNT, draft()))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("100"));
        meta.verify(1, postRequestedFor(urlEqualTo(SESSION)));
    }

    @Test
    void a_file_is_brought_to_meta_once_and_its_id_sent() {
        meta.stubFor(post(MEDIA).willReturn(okJson("{\"id\":\"600000000000001\"}")));

        assertThat(send(HeaderType.IMAGE, picture)).isInstanceOf(SendOutcome.Throttled.class);
        awaitAccepted(HeaderType.IMAGE, picture);
        send(HeaderType.IMAGE, picture);

        meta.verify(1, postRequestedFor(urlEqualTo(MEDIA)).withHeader("Authorization", equalTo("Bearer token-1"))
                .withRequestBodyPart(aMultipart("messaging_product").withBody(equalTo("whatsapp")).build())
                .withRequestBodyPart(aMultipart("type").withBody(equalTo("image/png")).build())
                .withRequestBodyPart(aMultipart("file").withHeader("Content-Type", equalTo("image/png"))
                        .withBody(binaryEqualTo(PICTURE)).build()));
        meta.verify(2, postRequestedFor(urlEqualTo(MESSAGES)).withRequestBody(matchingJsonPath("$.template.components[0]", equalToJson("""
                {"type":"header","parameters":[{"type":"image","image":{"id":"600000000000001"}}]}"""))));
    }

    @Test
    void a_document_is_sent_under_its_name() {
        MediaId document = FILES.add(MediaKind.DOCUMENT, "application/pdf", "Prices.pdf", PICTURE);
        meta.stubFor(post(MEDIA).willReturn(okJson("{\"id\":\"600000000000002\"}")));

        awaitAccepted(HeaderType.DOCUMENT, document);

        meta.verify(1, postRequestedFor(urlEqualTo(MESSAGES)).withRequestBody(matchingJsonPath("$.template.components[0]", equalToJson("""
                {"type":"header","parameters":[{"type":"document","document":{"id":"600000000000002","filename":"Prices.pdf"}}]}"""))));
    }

    @Test
    void an_id_is_renewed_a_day_before_it_ends_while_the_old_one_is_sent() {
        meta.stubFor(post(MEDIA).willReturn(okJson("{\"id\":\"old\"}")));
        awaitAccepted(HeaderType.IMAGE, picture);
        meta.stubFor(post(MEDIA).willReturn(okJson("{\"id\":\"new\"}")));

        adapter.later(Duration.ofDays(28));
        send(HeaderType.IMAGE, picture);
        meta.verify(1, postRequestedFor(urlEqualTo(MEDIA)));
        adapter.later(Duration.ofDays(1));
        assertThat(send(HeaderType.IMAGE, picture)).isInstanceOf(SendOutcome.Accepted.class);

        await().untilAsserted(() -> {
            assertThat(send(HeaderType.IMAGE, picture)).isInstanceOf(SendOutcome.Accepted.class);
            meta.verify(postRequestedFor(urlEqualTo(MESSAGES)).withRequestBody(matchingJsonPath("$..image.id", equalTo("new"))));
        });
        meta.verify(2, postRequestedFor(urlEqualTo(MEDIA)));
    }

    @Test
    void an_id_that_has_ended_is_not_sent() {
        meta.stubFor(post(MEDIA).willReturn(okJson("{\"id\":\"old\"}")));
        awaitAccepted(HeaderType.IMAGE, picture);
        meta.stubFor(post(MEDIA).willReturn(okJson("{\"id\":\"new\"}")));

        adapter.later(Duration.ofDays(30));

        assertThat(send(HeaderType.IMAGE, picture)).isInstanceOf(SendOutcome.Throttled.class);
        awaitAccepted(HeaderType.IMAGE, picture);
        meta.verify(1, postRequestedFor(urlEqualTo(MESSAGES)).withRequestBody(matchingJsonPath("$..image.id", equalTo("old"))));
    }

    @Test
    void an_upload_that_fails_for_now_puts_the_message_off_and_is_tried_again_after_a_rest() {
        meta.stubFor(post(MEDIA).willReturn(refusal(131016)));

        send(HeaderType.IMAGE, picture);
        await().until(() -> text(send(HeaderType.IMAGE, picture)).startsWith("The file is not at Meta yet"));
        send(HeaderType.IMAGE, picture);
        meta.verify(1, postRequestedFor(urlEqualTo(MEDIA)));

        meta.stubFor(post(MEDIA).willReturn(okJson("{\"id\":\"600000000000003\"}")));
        adapter.later(Duration.ofSeconds(21));
        awaitAccepted(HeaderType.IMAGE, picture);
    }

    @Test
    void a_file_that_meta_refuses_is_a_refused_message() {
        meta.stubFor(post(MEDIA).willReturn(refusal(190)));

        send(HeaderType.IMAGE, picture);

        await().untilAsserted(() -> assertThat(send(HeaderType.IMAGE, picture))
                .isEqualTo(new SendOutcome.Rejected("190", "The file was refused: No.")));
        meta.verify(0, postRequestedFor(urlEqualTo(MESSAGES)));
    }

    @Test
    void a_database_that_is_away_puts_the_message_off() {
        adapter.databaseIsAway();

        assertThat(send(HeaderType.IMAGE, picture)).isInstanceOf(SendOutcome.Throttled.class);
        meta.verify(0, postRequestedFor(urlEqualTo(MESSAGES)));
    }

    @Test
    void an_id_that_meta_does_not_know_any_more_is_forgotten() {
        meta.stubFor(post(MEDIA).willReturn(okJson("{\"id\":\"old\"}")));
        awaitAccepted(HeaderType.IMAGE, picture);
        meta.stubFor(post(MEDIA).willReturn(okJson("{\"id\":\"new\"}")));
        meta.stubFor(post(MESSAGES).withRequestBody(matchingJsonPath("$..image.id", equalTo("old"))).willReturn(refusal(131053)));

        assertThat(send(HeaderType.IMAGE, picture)).isEqualTo(new SendOutcome.Rejected("131053", "No."));

        awaitAccepted(HeaderType.IMAGE, picture);
    }

    private void awaitAccepted(HeaderType type, MediaId media) {
        await().until(() -> send(type, media) instanceof SendOutcome.Accepted);
    }

    private SendOutcome send(HeaderType type, MediaId media) {
        return adapter.provider().send(ACCOUNT, new OutgoingMessage(AttemptId.next(), "15557654321", new MessageContent.Template(
                "spring_offer", "en", List.of(), List.of(), Map.of(), new MessageContent.HeaderMedia(MediaKind.valueOf(type.name()), media))));
    }

    private static String text(SendOutcome outcome) {
        return outcome.fold(accepted -> "", SendOutcome.Rejected::text, SendOutcome.Throttled::text, SendOutcome.Unknown::text);
    }

    private static ResponseDefinitionBuilder refusal(int code) {
        return aResponse().withStatus(400).withBody("{\"error\":{\"message\":\"No.\",\"code\":" + code + "}}");
    }

    private TemplateDraft draft() {
        return new TemplateDraft("spring_offer", "MARKETING", "en", new TemplateDraft.Header(HeaderType.IMAGE, null, picture.toString()),
                "Our spring collection has arrived.", null, List.of(), new TemplateDraft.Examples(null, null, null));
    }
}
