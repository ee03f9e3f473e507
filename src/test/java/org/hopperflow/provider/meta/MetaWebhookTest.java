package org.hopperflow.provider.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.hopperflow.provider.meta.MetaForTests.ACCOUNT;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hopperflow.provider.DeliveryStatus;
import org.hopperflow.provider.ProviderEvent.MarketingChosen;
import org.hopperflow.provider.ProviderEvent.MessageReceived;
import org.hopperflow.provider.ProviderEvent.StatusChanged;
import org.hopperflow.provider.ProviderEvent.TemplateChanged;
import org.hopperflow.provider.ProviderEvent;
import org.hopperflow.provider.UnreadableWebhook;
import org.hopperflow.provider.WebhookNews;
import org.hopperflow.shared.MessageType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetaWebhookTest {

    private static final MetaForTests adapter = new MetaForTests("http://unused");

    @AfterAll
    static void stop() {
        adapter.close();
    }

    @Test
    void what_customers_write_is_read_in_its_order() throws Exception {
        List<ProviderEvent> events = parse("inbound.json").stream().filter(MessageReceived.class::isInstance).toList();

        assertThat(events).allSatisfy(event -> assertThat(event).isInstanceOfSatisfying(MessageReceived.class, message -> {
            assertThat(message.accountKey()).isEqualTo(ACCOUNT);
            assertThat(message.from()).isEqualTo("15557654321");
            assertThat(message.profileName()).isEqualTo("Dana");
        }));
        assertThat(events).extracting(event -> (MessageReceived) event)
                .extracting(MessageReceived::type, MessageReceived::text, MessageReceived::payload, MessageReceived::contextMessageId)
                .containsExactly(
                        tuple(MessageType.TEXT, "Grüße", null, null),
                        tuple(MessageType.BUTTON, "Stop promos", "c42:OPTOUT", "wamid.OUT0001=="),
                        tuple(MessageType.BUTTON_REPLY, "Yes", "yes", "wamid.OUT0002=="),
                        tuple(MessageType.LIST_REPLY, "09:00", "s1", "wamid.OUT0003=="),
                        tuple(MessageType.MEDIA, "see", null, null),
                        tuple(MessageType.LOCATION, "HQ, Street 1, 52.1, 13.2", null, null),
                        tuple(MessageType.TEXT, "[contact Lee Roe]", null, null),
                        tuple(MessageType.TEXT, "[reaction 👍]", null, null),
                        tuple(MessageType.TEXT, "[order]", null, null),
                        tuple(MessageType.TEXT, "[unsupported]", null, null),
                        tuple(MessageType.MEDIA, null, null, null));
        MessageReceived first = (MessageReceived) events.get(0);
        assertThat(first.userId()).isEqualTo("US.1000000000000000001");
        assertThat(first.at()).isEqualTo(Instant.ofEpochSecond(1793000000));
        assertThat(first.dedupKey()).isEqualTo("message:wamid.IN0001==");
    }

    @Test
    void statuses_carry_the_reference_and_the_error() throws Exception {
        List<ProviderEvent> events = parse("statuses.json");

        assertThat(events).extracting(event -> (StatusChanged) event)
                .extracting(StatusChanged::providerMessageId, StatusChanged::status, StatusChanged::reference, StatusChanged::errorCode,
                        StatusChanged::errorText)
                .containsExactly(
                        tuple("wamid.OUT0001==", DeliveryStatus.SENT, "c42:r1001:a1", null, null),
                        tuple("wamid.OUT0001==", DeliveryStatus.DELIVERED, "c42:r1001:a1", null, null),
                        tuple("wamid.OUT0001==", DeliveryStatus.READ, null, null, null),
                        tuple("wamid.OUT0009==", DeliveryStatus.FAILED, "c42:r1002:a1", "131049", "To keep the ecosystem healthy."),
                        tuple("wamid.OUT0010==", DeliveryStatus.FAILED, null, null, null));
        assertThat(((StatusChanged) events.get(0)).at()).isEqualTo(Instant.ofEpochSecond(1793000020));
    }

    @Test
    void news_of_templates_is_told_apart_by_its_keys() throws Exception {
        List<ProviderEvent> events = parse("templates.json").stream().filter(TemplateChanged.class::isInstance).toList();

        assertThat(events).extracting(event -> (TemplateChanged) event)
                .extracting(TemplateChanged::status, TemplateChanged::quality, TemplateChanged::category, TemplateChanged::reason)
                .containsExactly(
                        tuple("APPROVED", null, null, null),
                        tuple("PAUSED", null, null, "FIRST_PAUSE"),
                        tuple("REJECTED", null, null, "INVALID_FORMAT: Use fewer variables."),
                        tuple(null, null, null, null),
                        tuple(null, "YELLOW", null, null),
                        tuple(null, null, "MARKETING", null));
        TemplateChanged first = (TemplateChanged) events.get(0);
        assertThat(first.providerTemplateId()).isEqualTo("700000000000001");
        assertThat(first.name()).isEqualTo("spring_offer");
        assertThat(first.language()).isEqualTo("en_US");
        assertThat(events).extracting(ProviderEvent::dedupKey).doesNotHaveDuplicates();
        assertThat(parse("templates.json")).containsAll(events);
    }

    @Test
    void the_switch_for_marketing_is_read_and_other_choices_are_not() throws Exception {
        WebhookNews news = adapter.provider().parse(ACCOUNT, """
                {"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [{"field": "user_preferences", "value":
                 {"metadata": {"phone_number_id": "106540352242922"}, "user_preferences": [
                  {"wa_id": "15557654321", "category": "marketing_messages", "value": "stop", "timestamp": 1793000030},
                  {"user_id": "US.1", "category": "marketing_messages", "value": "resume", "timestamp": 1793000031},
                  {"wa_id": "15557654321", "category": "something_new", "value": "stop", "timestamp": 1793000032}]}}]}]}
                """.getBytes(StandardCharsets.UTF_8));

        assertThat(news.events()).extracting(event -> (MarketingChosen) event)
                .extracting(MarketingChosen::phone, MarketingChosen::userId, MarketingChosen::stopped, MarketingChosen::at)
                .containsExactly(tuple("15557654321", null, true, Instant.ofEpochSecond(1793000030)),
                        tuple(null, "US.1", false, Instant.ofEpochSecond(1793000031)));
        assertThat(news.whole()).isFalse();
    }

    @Test
    void a_strange_element_never_costs_its_neighbours() throws Exception {
        List<ProviderEvent> events = parse("strange.json");

        assertThat(events).filteredOn(MessageReceived.class::isInstance).extracting(event -> (MessageReceived) event)
                .extracting(MessageReceived::from, MessageReceived::userId, MessageReceived::text, MessageReceived::at)
                .contains(tuple(null, "US.9", "No number", MetaForTests.RECEIPT),
                        tuple("15557654321", null, "Still here", Instant.ofEpochSecond(1793000001)));
        assertThat(events).filteredOn(StatusChanged.class::isInstance).extracting(event -> ((StatusChanged) event).providerMessageId())
                .containsExactly("wamid.Y");
    }

    @Test
    void news_for_a_sister_number_of_the_same_app_belongs_to_its_account() throws Exception {
        assertThat(parse("sister.json")).extracting(ProviderEvent::accountKey).containsExactly(MetaForTests.SISTER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "[]", "7", "{\"entry\":["})
    void a_body_that_is_no_document_is_unreadable(String body) {
        assertThatExceptionOfType(UnreadableWebhook.class)
                .isThrownBy(() -> adapter.provider().parse(ACCOUNT, body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void only_the_apps_secret_signs() throws Exception {
        byte[] body = body("inbound.json");
        String signature = MetaSignature.of(body, "app secret");

        assertThat(verify(body, Map.of("x-hub-signature-256", signature))).isTrue();
        assertThat(verify(body, Map.of("X-Hub-Signature-256", MetaSignature.of(body, "another secret")))).isFalse();
        assertThat(verify("{}".getBytes(StandardCharsets.UTF_8), Map.of("X-Hub-Signature-256", signature))).isFalse();
        assertThat(verify(body, Map.of("X-Hub-Signature-256", ""))).isFalse();
        assertThat(verify(body, Map.of())).isFalse();
    }

    @Test
    void the_signature_is_the_known_hmac() {
        // RFC 4231, test case 2
        assertThat(MetaSignature.of("what do ya want for nothing?".getBytes(StandardCharsets.UTF_8), "Jefe"))
                .isEqualTo("sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void the_challenge_is_answered_to_who_knows_the_token() {
        assertThat(challenge("subscribe", "verify me")).isEqualTo("1158201444");
        assertThat(challenge("subscribe", "guess")).isNull();
        assertThat(challenge("unsubscribe", "verify me")).isNull();
        assertThat(adapter.provider().challenge(ACCOUNT, Map.of())).isNull();
    }

    private static String challenge(String mode, String token) {
        return adapter.provider().challenge(ACCOUNT, Map.of("hub.mode", mode, "hub.verify_token", token, "hub.challenge", "1158201444"));
    }

    private static boolean verify(byte[] body, Map<String, String> headers) {
        return adapter.provider().verify(ACCOUNT, body, headers);
    }

    private static List<ProviderEvent> parse(String file) throws Exception {
        return adapter.provider().parse(ACCOUNT, body(file)).events();
    }

    private static byte[] body(String file) throws IOException {
        try (InputStream in = MetaWebhookTest.class.getResourceAsStream("/provider/meta/" + file)) {
            return in.readAllBytes();
        }
    }
}
