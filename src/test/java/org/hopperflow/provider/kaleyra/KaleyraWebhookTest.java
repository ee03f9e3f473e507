package org.hopperflow.provider.kaleyra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hopperflow.provider.kaleyra.KaleyraForTests.FIRST;
import static org.hopperflow.provider.kaleyra.KaleyraForTests.RECEIPT;
import static org.hopperflow.provider.kaleyra.KaleyraForTests.SECOND;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hopperflow.provider.AnswerPayload;
import org.hopperflow.provider.DeliveryStatus;
import org.hopperflow.provider.MessagingProvider;
import org.hopperflow.provider.ProviderEvent.MessageReceived;
import org.hopperflow.provider.ProviderEvent.NumberChanged;
import org.hopperflow.provider.ProviderEvent.StatusChanged;
import org.hopperflow.provider.ProviderEvent.TemplateChanged;
import org.hopperflow.provider.ProviderEvent;
import org.hopperflow.provider.ReceivedFile;
import org.hopperflow.provider.UnreadableWebhook;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.MessageType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KaleyraWebhookTest {

    private static final Instant AT = Instant.ofEpochSecond(1_722_834_665);

    private static KaleyraForTests adapter;

    @BeforeAll
    static void start() {
        adapter = new KaleyraForTests("http://localhost:1");
    }

    @AfterAll
    static void stop() {
        adapter.close();
    }

    @Test
    void only_who_knows_the_token_in_the_path_is_kaleyra() {
        assertThat(verified(Map.of(MessagingProvider.PATH_TOKEN, "hook-1"))).isTrue();
        assertThat(verified(Map.of(MessagingProvider.PATH_TOKEN, "hook-2"))).isFalse();
        assertThat(verified(Map.of(MessagingProvider.PATH_TOKEN, ""))).isFalse();
        assertThat(verified(Map.of("token", "hook-1"))).isFalse();
    }

    @Test
    void a_status_of_the_second_generation_belongs_to_the_message_on_its_envelope() throws UnreadableWebhook {
        assertThat(parse(SECOND, """
                {"meta_object":{"value":{"messaging_product":"whatsapp","metadata":{"phone_number_id":"1"},
                   "statuses":[{"id":"gBEG1","status":"delivered","timestamp":"1722834665","recipient_id":"39333"}]},"field":"messages"},
                 "extra_info":{"trace_id":"t","message_id":"wamid.A","ref":"attempt-1"},"status":"delivered","message_id":"wamid.A"}
                """)).containsExactly(new StatusChanged(SECOND, "wamid.A", DeliveryStatus.DELIVERED, "attempt-1", AT, null, null));
    }

    @Test
    void a_failure_carries_metas_code_and_what_kaleyra_stopped_its_own() throws UnreadableWebhook {
        assertThat(parse(SECOND, """
                {"meta_object":{"value":{"statuses":[{"id":"g","status":"failed","timestamp":"1722834665",
                   "errors":[{"code":131026,"title":"Undeliverable","error_data":{"details":"No WhatsApp"}}]}]}},
                 "extra_info":{"message_id":"wamid.A","ref":"attempt-1"}}
                """)).containsExactly(new StatusChanged(SECOND, "wamid.A", DeliveryStatus.FAILED, "attempt-1", AT, "131026", "No WhatsApp"));
        assertThat(parse(SECOND, """
                {"code":"WAV2101","status":"not sent","reason":"Account daily limit reached","message_id":"wamid.B",
                 "extra_info":{"message_id":"wamid.B","waba_id":"1","ref":"attempt-2"}}
                """)).containsExactly(new StatusChanged(SECOND, "wamid.B", DeliveryStatus.FAILED, "attempt-2", RECEIPT, "WAV2101",
                        "Account daily limit reached"));
    }

    @Test
    void a_tap_of_the_second_generation_is_metas() throws UnreadableWebhook {
        MessageReceived tap = (MessageReceived) parse(SECOND, """
                {"meta_object":{"value":{"contacts":[{"wa_id":"39333","profile":{"name":"Anna"}}],
                   "messages":[{"from":"39333","id":"wamid.IN","timestamp":"1722834665","type":"button",
                                "button":{"payload":"YES","text":"Yes"},"context":{"id":"wamid.A"}}]}},
                 "extra_info":{"reply_to":"u-1","ref":"attempt-1"}}
                """).get(0);

        assertThat(tap).isEqualTo(new MessageReceived(SECOND, "wamid.IN", "39333", null, "Anna", MessageType.BUTTON, "Yes", "YES",
                "wamid.A", AT).with("attempt-1", null));
    }

    @ParameterizedTest
    @CsvSource({"SENT, SENT", "delivered, DELIVERED", "Read, READ", "failed, FAILED", "not-sent, FAILED", "NOT_SENT, FAILED", "not sent, FAILED"})
    void a_status_of_the_first_generation_is_read_from_a_query_a_form_or_json(String word, DeliveryStatus status) throws UnreadableWebhook {
        String encoded = word.replace(" ", "+");
        String reason = status == DeliveryStatus.FAILED ? "Number opted out" : null;
        StatusChanged expected = new StatusChanged(FIRST, "u-1", status, "attempt-1", RECEIPT, null, reason);

        assertThat(parse(FIRST, "ref=attempt-1&status=" + encoded + "&id=u-1%3A0&reason=Number+opted+out\n")).containsExactly(expected);
        assertThat(parse(FIRST, "ref=attempt-1\n{\"status\":\"" + word + "\",\"id\":\"u-1\",\"reason\":\"Number opted out\"}"))
                .containsExactly(expected);
        assertThat(parse(FIRST, "ref=attempt-1\nstatus=" + encoded + "&message_id=u-1:0&reason=Number+opted+out")).containsExactly(expected);
    }

    @Test
    void a_message_of_the_first_generation_has_no_id_and_gets_the_same_at_each_delivery() throws UnreadableWebhook {
        String call = "body=Hi+there&from=919000000008&name=John&type=text&wanumber=%2B390600000002&created_at=1722834665";

        MessageReceived message = (MessageReceived) parse(FIRST, call).get(0);
        MessageReceived again = (MessageReceived) parse(FIRST, call + "\n").get(0);
        MessageReceived later = (MessageReceived) parse(FIRST, call.replace("1722834665", "1722834666")).get(0);

        assertThat(message).isEqualTo(new MessageReceived(FIRST, message.providerMessageId(), "919000000008", null, "John", MessageType.TEXT,
                "Hi there", null, null, AT));
        assertThat(again).isEqualTo(message);
        assertThat(later.dedupKey()).isNotEqualTo(message.dedupKey());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"type\":\"button\",\"body\":\"Yes\",\"reply_to\":\"u-1:0\"}                              | BUTTON       | Yes   | -   | u-1",
        "{\"type\":\"button\",\"body\":\"Yes\",\"custom_response\":\"YES\"}                         | BUTTON       | Yes   | YES | -",
        "{\"type\":\"text\",\"body\":\"Yes\",\"custom_response\":\"YES\"}                           | BUTTON       | Yes   | YES | -",
        "{\"type\":\"interactive\",\"custom_response\":{\"button_reply\":{\"id\":\"y\",\"title\":\"Yes\"}}} | BUTTON_REPLY | Yes | y | -",
        "{\"type\":\"interactive\",\"custom_response\":{\"list_reply\":{\"id\":\"s\",\"title\":\"Small\"}}} | LIST_REPLY | Small | s | -",
        "{\"type\":\"image\",\"body\":\"Look\",\"media_url\":\"https://s3.example/1\"}              | MEDIA        | Look  | -   | -",
        "{\"type\":\"location\",\"location\":{\"latitude\":41.9,\"longitude\":12.5}}                | LOCATION     | 41.9, 12.5 | - | -",
        "{\"body\":\"Hello\"}                                                                       | TEXT         | Hello | -   | -"}, nullValues = "-")
    void taps_media_and_places_of_the_first_generation_are_told_apart(String fields, MessageType type, String text, String payload,
            String context) throws UnreadableWebhook {
        MessageReceived message = (MessageReceived) parse(FIRST, fields.replaceFirst("\\{", "{\"from\":\"+39333\",")).get(0);

        assertThat(message.from()).isEqualTo("39333");
        assertThat(message.type()).isEqualTo(type);
        assertThat(message.text()).isEqualTo(text);
        assertThat(message.payload()).isEqualTo(payload);
        assertThat(message.contextMessageId()).isEqualTo(context);
    }

    /** No page tells which field carries it, and whether the label comes along. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"custom_response\":\"PAYLOAD\",\"body\":\"Yes\"                       | Yes",
        "\"body\":\"PAYLOAD\"                                                  | Button 2",
        "\"body\":\"Yes\",\"message\":\"PAYLOAD\"                              | Yes",
        "\"type\":\"interactive\",\"message\":\"Yes\",\"body\":\"PAYLOAD\"     | Yes",
        "\"custom_response\":{\"payload\":\"PAYLOAD\",\"title\":\"Yes\"}         | Yes"})
    void a_payload_of_ours_is_found_wherever_kaleyra_puts_it(String fields, String text) throws UnreadableWebhook {
        String payload = AnswerPayload.of(AttemptId.next(), 1);

        MessageReceived tap = (MessageReceived) parse(FIRST, "{\"from\":\"39333\"," + fields.replace("PAYLOAD", payload) + "}").get(0);

        assertThat(tap.payload()).isEqualTo(payload);
        assertThat(tap.type()).isEqualTo(MessageType.BUTTON);
        assertThat(tap.text()).isEqualTo(text);
    }

    @Test
    void news_of_templates_come_in_either_shape() throws UnreadableWebhook {
        String flat = """
                {"event":"Rejected","message_template_id":"7","message_template_name":"spring","message_template_language":"en-US",
                 "reason":"PROMOTIONAL","time":"1722834665"}
                """;

        TemplateChanged first = (TemplateChanged) parse(FIRST, flat).get(0);
        TemplateChanged second = (TemplateChanged) parse(SECOND, flat).get(0);
        TemplateChanged metas = (TemplateChanged) parse(SECOND, """
                {"meta_object":{"value":{"event":"PAUSED","message_template_id":7,"message_template_name":"spring",
                                         "message_template_language":"en-US","reason":"NONE","other_info":{"title":"FIRST_PAUSE"}}}}
                """).get(0);

        assertThat(first.providerTemplateId()).isEqualTo("spring:en_US");
        assertThat(first.status()).isEqualTo("REJECTED");
        assertThat(first.reason()).isEqualTo("PROMOTIONAL");
        assertThat(second.providerTemplateId()).isEqualTo("7");
        assertThat(metas.status()).isEqualTo("PAUSED");
        assertThat(metas.reason()).isEqualTo("FIRST_PAUSE");
    }

    @Test
    void a_notice_of_quality_and_limit_is_news_of_the_number_in_either_generation() throws UnreadableWebhook {
        NumberChanged first = (NumberChanged) parse(FIRST, "display_phone_number=16505551111&event=FLAGGED&current_limit=TIER_10K\n")
                .get(0);
        NumberChanged second = (NumberChanged) parse(SECOND, """
                {"meta_object":{"field":"phone_number_quality_update","value":{"display_phone_number":"16505551111",
                   "event":"UNFLAGGED","current_limit":"TIER_2K"}},"time":1722834665}
                """).get(0);

        assertThat(first).extracting(NumberChanged::accountKey, NumberChanged::quality, NumberChanged::limit, NumberChanged::at)
                .containsExactly(FIRST, "RED", "TIER_10K", RECEIPT);
        assertThat(second).extracting(NumberChanged::accountKey, NumberChanged::quality, NumberChanged::limit, NumberChanged::at)
                .containsExactly(SECOND, "UNKNOWN", "TIER_2K", AT);
    }

    @Test
    void an_answer_carries_the_reference_of_what_it_answers_and_its_file_kaleyras_link() throws UnreadableWebhook {
        MessageReceived second = (MessageReceived) parse(SECOND, """
                {"meta_object":{"value":{"messages":[{"from":"39333","id":"wamid.IN","timestamp":"1722834665","type":"image",
                                "image":{"id":"7","mime_type":"image/jpeg","caption":"Look"}}]}},
                 "extra_info":{"reply_to":"u-1","ref":"attempt-1","media_url":"https://s3.eu.amazonaws.com/k/7"}}
                """).get(0);
        MessageReceived first = (MessageReceived) parse(FIRST, """
                {"from":"39333","type":"image","media_url":"https://s3.eu.amazonaws.com/k/8","mime_type":"image/png","ref":"attempt-2"}
                """).get(0);

        assertThat(second.reference()).isEqualTo("attempt-1");
        assertThat(second.file()).isEqualTo(new ReceivedFile(null, "https://s3.eu.amazonaws.com/k/7", "image/jpeg", null));
        assertThat(first.reference()).isEqualTo("attempt-2");
        assertThat(first.file()).isEqualTo(new ReceivedFile(null, "https://s3.eu.amazonaws.com/k/8", "image/png", null));
    }

    @ParameterizedTest
    @CsvSource({"'{\"status\":\"Submit - Success\",\"message_id\":\"1\"}', true", "'{\"status\":\"something new\"}', false"})
    void only_what_nobody_knows_is_kept_for_a_person(String body, boolean whole) throws UnreadableWebhook {
        assertThat(adapter.provider().parse(SECOND, body.getBytes(StandardCharsets.UTF_8)).whole()).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]",
        "{\"status\":\"deleted\",\"id\":\"1\"}", "{\"status\":\"sent\"}", "{\"meta_object\":7}", "{\"meta_object\":{\"value\":{\"statuses\":[7]}}}"})
    void what_is_no_news_for_us_is_none(String body) throws UnreadableWebhook {
        assertThat(parse(FIRST, body)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"from\"", "[7]", "nonsense", "<html>", "a=%zz"})
    void what_is_neither_json_nor_a_form_is_told(String body) {
        assertThatExceptionOfType(UnreadableWebhook.class).isThrownBy(() -> parse(FIRST, body));
    }

    private static List<ProviderEvent> parse(AccountKey account, String body) throws UnreadableWebhook {
        return adapter.provider().parse(account, body.getBytes(StandardCharsets.UTF_8)).events();
    }

    private static boolean verified(Map<String, String> headers) {
        return adapter.provider().verify(FIRST, new byte[0], headers);
    }
}
