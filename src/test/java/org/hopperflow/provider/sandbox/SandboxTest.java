package org.hopperflow.provider.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.hopperflow.provider.DeliveryStatus;
import org.hopperflow.provider.MessageContent;
import org.hopperflow.provider.MessagingProvider;
import org.hopperflow.provider.OutgoingMessage;
import org.hopperflow.provider.ProviderEvent.MessageReceived;
import org.hopperflow.provider.ProviderEvent.StatusChanged;
import org.hopperflow.provider.ProviderEvent.TemplateChanged;
import org.hopperflow.provider.ProviderRefused;
import org.hopperflow.provider.ProviderSlice;
import org.hopperflow.provider.ProviderTemplate;
import org.hopperflow.provider.SandboxFates;
import org.hopperflow.provider.SendOutcome;
import org.hopperflow.provider.TemplateDraft;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.MessageType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;

@ProviderSlice
class SandboxTest {

    private static final AtomicInteger NEXT = new AtomicInteger(100);

    @Autowired
    private MessagingProvider meta;
    @Autowired
    private ProviderSlice.News news;
    @Autowired
    private SandboxFates fates;
    @Autowired
    private TestRestTemplate http;

    private final AccountKey account = AccountKey.of("acme" + NEXT.incrementAndGet());
    private final String phone = "1555000" + NEXT.incrementAndGet();
    private final AttemptId reference = AttemptId.next();

    @Test
    void an_ordinary_customer_gets_and_reads_the_message() {
        SendOutcome outcome = send();

        awaitStatuses(DeliveryStatus.SENT, DeliveryStatus.DELIVERED, DeliveryStatus.READ);
        String wamid = outcome.fold(SendOutcome.Accepted::providerMessageId, no -> "", later -> "", unknown -> "");
        assertThat(statuses()).allSatisfy(status -> {
            assertThat(status.providerMessageId()).isEqualTo(wamid);
            assertThat(status.reference()).isEqualTo(reference.toString());
        });
        assertThat(count()).isEqualTo(new MessageCounts(1, 1, 0, 1));
    }

    @Test
    void a_customer_taps_the_quick_reply_of_the_template() {
        meta.submitTemplate(account, draft("offer", List.of("Yes", "Later")));
        awaitTemplate("APPROVED");
        behave("{\"answer\": {\"type\": \"BUTTON\", \"index\": 1}, \"afterMillis\": 100}");

        send();

        MessageReceived answer = awaitAnswer();
        assertThat(answer.type()).isEqualTo(MessageType.BUTTON);
        assertThat(answer.text()).isEqualTo("Later");
        assertThat(answer.from()).isEqualTo(phone);
        assertThat(answer.contextMessageId()).startsWith("wamid.");
    }

    @Test
    void a_customer_writes_back() {
        behave("{\"answer\": {\"type\": \"TEXT\", \"text\": \"Grüße\"}, \"silent\": true}");

        send();

        assertThat(awaitAnswer().text()).isEqualTo("Grüße");
        assertThat(statuses()).isEmpty();
    }

    @Test
    void a_customer_picks_a_row_of_a_list() {
        behave("{\"answer\": {\"type\": \"LIST\", \"index\": 1}}");

        var rows = List.of(new MessageContent.Row("s1", "09:00", null), new MessageContent.Row("s2", "10:00", null));
        send(new MessageContent.ChoiceList("Pick", "Choose", List.of(new MessageContent.Section("Mon", rows))));

        assertThat(awaitAnswer().payload()).isEqualTo("s2");
    }

    @Test
    void a_customer_taps_a_reply_button() {
        behave("{\"answer\": {\"type\": \"BUTTON\", \"index\": 1}}");

        var replies = List.of(new MessageContent.Reply("yes", "Yes"), new MessageContent.Reply("no", "No"));
        send(new MessageContent.ReplyButtons("Confirm?", replies));

        assertThat(awaitAnswer().payload()).isEqualTo("no");
        assertThat(awaitAnswer().type()).isEqualTo(MessageType.BUTTON_REPLY);
    }

    @Test
    void a_temporary_failure_of_the_call_ends() {
        behave("{\"failCode\": 131000, \"failTimes\": 1}");

        assertThat(send()).isEqualTo(new SendOutcome.Rejected("131000", "Something went wrong. (transient)"));
        assertThat(count().messages()).isZero();
        assertThat(send()).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(count().messages()).isOne();
    }

    @Test
    void an_undeliverable_message_fails_by_webhook() {
        behave("{\"failCode\": 131026, \"failBy\": \"WEBHOOK\"}");

        assertThat(send()).isInstanceOf(SendOutcome.Accepted.class);

        awaitStatuses(DeliveryStatus.FAILED);
        assertThat(statuses().get(0).errorCode()).isEqualTo("131026");
    }

    @Test
    void a_dropped_connection_leaves_the_outcome_open_until_the_status_comes() {
        behave("{\"drop\": true}");

        assertThat(send()).isInstanceOf(SendOutcome.Unknown.class);

        assertThat(count()).isEqualTo(new MessageCounts(1, 1, 0, 1));
        awaitStatuses(DeliveryStatus.SENT, DeliveryStatus.DELIVERED, DeliveryStatus.READ);
        assertThat(statuses().get(0).reference()).isEqualTo(reference.toString());
    }

    @Test
    void a_slow_answer_leaves_the_outcome_open_although_the_message_is_taken() {
        behave("{\"slowMillis\": 3000}");

        assertThat(send()).isInstanceOf(SendOutcome.Unknown.class);
        assertThat(count().messages()).isOne();
    }

    @Test
    void a_throttled_storm_refuses_some_calls_with_429_and_passes() {
        storm("THROTTLED", 2, false);

        for (int call = 0; call < 2; call++) {
            assertThat(send()).isInstanceOfSatisfying(SendOutcome.Rejected.class, no -> assertThat(no.code()).isEqualTo("130429"));
        }
        assertThat(count().messages()).isZero();
        assertThat(send()).isInstanceOf(SendOutcome.Accepted.class);
    }

    @Test
    void an_error_page_leaves_the_outcome_open_whether_the_message_was_taken_or_not() {
        storm("ERROR_PAGE", 1, false);
        assertThat(send()).isEqualTo(new SendOutcome.Unknown("HTTP 502 without an error code"));
        assertThat(count().messages()).isZero();

        storm("ERROR_PAGE", 1, true);
        assertThat(send()).isEqualTo(new SendOutcome.Unknown("HTTP 502 without an error code"));
        assertThat(count().messages()).isOne();
        awaitStatuses(DeliveryStatus.SENT, DeliveryStatus.DELIVERED, DeliveryStatus.READ);
    }

    @Test
    void a_storm_without_answers_leaves_the_outcome_open() {
        storm("NO_ANSWER", 1, false);

        assertThat(send()).isInstanceOf(SendOutcome.Unknown.class);

        assertThat(count().messages()).isZero();
    }

    @Test
    void a_storm_that_makes_no_sense_is_refused() {
        assertThat(put("/sandbox/storms/number" + account, "{\"kind\": \"ERROR_PAGE\", \"calls\": -1}")).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(put("/sandbox/storms/number" + account, "{\"calls\": 1}")).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(put("/sandbox/storms/number" + account, "{\"kind\": \"THROTTLED\", \"calls\": 1, \"accepted\": true}"))
                .isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void webhooks_may_come_later_than_anybody_waits() {
        behave("{\"lateMillis\": 2000, \"answer\": {\"type\": \"TEXT\", \"text\": \"Hello\"}}");

        send();

        MessageReceived answer = awaitAnswer();
        StatusChanged read = statuses().get(2);
        assertThat(read.status()).isEqualTo(DeliveryStatus.READ);
        assertThat(Duration.between(read.at(), answer.at())).as("the time stamps of a phone that was not late").isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void webhooks_may_come_twice_and_in_the_wrong_order() {
        behave("{\"repeat\": 2, \"shuffle\": true}");

        send();

        await().untilAsserted(() -> assertThat(statuses()).hasSize(6));
        assertThat(statuses().get(0).status()).isEqualTo(DeliveryStatus.READ);
        assertThat(statuses()).extracting(StatusChanged::dedupKey).containsOnly(statuses().stream()
                .map(StatusChanged::dedupKey).distinct().toArray(String[]::new));
    }

    @Test
    void a_webhook_that_was_refused_comes_again() {
        AccountKey flaky = AccountKey.of("flaky" + NEXT.incrementAndGet());

        meta.send(flaky, new OutgoingMessage(reference, phone, new MessageContent.Text("Hello")));

        await().untilAsserted(() -> assertThat(news.of(flaky, StatusChanged.class)).extracting(StatusChanged::status)
                .contains(DeliveryStatus.SENT, DeliveryStatus.DELIVERED, DeliveryStatus.READ));
    }

    @Test
    void whoever_subscribed_to_a_number_is_called_with_his_own_secret() {
        AccountKey elsewhere = AccountKey.of("elsewhere" + NEXT.incrementAndGet());
        assertThat(put("/sandbox/subscriptions/number" + account, """
                {"callbackUrl": "%s/webhooks/meta/%s", "appSecret": "secret of %2$s"}
                """.formatted(http.getRootUri(), elsewhere))).isEqualTo(HttpStatus.OK);

        send();

        await().untilAsserted(() -> assertThat(news.of(elsewhere, StatusChanged.class)).hasSize(3));
        assertThat(statuses()).isEmpty();
    }

    @Test
    void the_same_reference_twice_is_seen() {
        send();
        send();

        assertThat(count()).isEqualTo(new MessageCounts(2, 1, 1, 2));
        JsonNode page = http.getForObject("/sandbox/messages?limit=1&phone=" + phone, JsonNode.class);
        assertThat(page.path("items")).hasSize(1);
        assertThat(page.path("items").path(0).path("body").path("to").asText()).isEqualTo("+" + phone);
        assertThat(http.getForObject("/sandbox/messages?phone=" + phone + "&after=" + page.path("next").asText(), JsonNode.class)
                .path("items")).hasSize(1);
    }

    @Test
    void nobody_is_served_without_the_token() {
        var answer = http.postForEntity("/sandbox/meta/v25.0/number" + account + "/messages", Map.of("to", "+1555"), JsonNode.class);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(answer.getBody().path("error").path("code").asInt()).isEqualTo(190);
    }

    @Test
    void a_template_is_reviewed_listed_and_deleted() {
        ProviderTemplate submitted = meta.submitTemplate(account, draft("offer", List.of("Yes")));
        assertThat(submitted.status()).isEqualTo("PENDING");

        TemplateChanged verdict = awaitTemplate("APPROVED");
        assertThat(verdict.providerTemplateId()).isEqualTo(submitted.providerTemplateId());
        assertThat(verdict.language()).isEqualTo("en_US");
        assertThat(meta.templates(account)).singleElement().satisfies(template -> {
            assertThat(template.status()).isEqualTo("APPROVED");
            assertThat(template.draft().body()).isEqualTo("Hi {{1}}, are you in?");
        });
        assertThatExceptionOfType(ProviderRefused.class).isThrownBy(() -> meta.submitTemplate(account, draft("offer", List.of())))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("100/2388024"));

        meta.deleteTemplate(account, "offer", submitted.providerTemplateId());
        assertThat(meta.templates(account)).isEmpty();
    }

    @Test
    void a_template_that_is_not_approved_or_lacks_a_value_is_refused() {
        meta.submitTemplate(account, draft("offer_reject", List.of()));
        awaitTemplate("REJECTED");
        assertThat(send(new MessageContent.Template("offer_reject", "en_US", List.of(), List.of("Dana"), Map.of())))
                .isInstanceOfSatisfying(SendOutcome.Rejected.class, no -> assertThat(no.code()).isEqualTo("132001"));

        meta.submitTemplate(account, draft("offer", List.of()));
        awaitTemplate("APPROVED");
        assertThat(send(new MessageContent.Template("offer", "en_US", List.of(), List.of(), Map.of())))
                .isInstanceOfSatisfying(SendOutcome.Rejected.class, no -> assertThat(no.code()).isEqualTo("132000"));
    }

    @Test
    void fates_are_read_from_a_contact_file() {
        String other = phone + "9";
        String csv = "firstName,phone,mobile,fate\nDana,+%s,,undeliverable\nLee,,%s,stop\nRoe,15550007,,\n".formatted(phone, other);

        assertThat(fates.seedFrom(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)))).isEqualTo(2);

        assertThat(http.getForObject("/sandbox/numbers/" + phone, JsonNode.class).path("failCode").asInt()).isEqualTo(131026);
        assertThat(http.getForObject("/sandbox/numbers/" + other, JsonNode.class).path("answer").path("text").asText()).isEqualTo("STOP");
    }

    private SendOutcome send() {
        return send(new MessageContent.Template("offer", "en_US", List.of(), List.of("Dana"), Map.of()));
    }

    private SendOutcome send(MessageContent content) {
        return meta.send(account, new OutgoingMessage(reference, phone, content));
    }

    private void behave(String json) {
        assertThat(put("/sandbox/numbers/" + phone, json)).isEqualTo(HttpStatus.OK);
    }

    private void storm(String kind, int calls, boolean accepted) {
        assertThat(put("/sandbox/storms/number" + account,
                "{\"kind\": \"%s\", \"calls\": %d, \"accepted\": %s}".formatted(kind, calls, accepted))).isEqualTo(HttpStatus.OK);
    }

    private HttpStatusCode put(String path, String json) {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        return http.exchange(path, HttpMethod.PUT, new HttpEntity<>(json, headers), JsonNode.class).getStatusCode();
    }

    private MessageCounts count() {
        return http.getForObject("/sandbox/messages/count?phone=" + phone, MessageCounts.class);
    }

    private List<StatusChanged> statuses() {
        return news.of(account, StatusChanged.class);
    }

    private void awaitStatuses(DeliveryStatus... expected) {
        await().untilAsserted(() -> assertThat(statuses()).extracting(StatusChanged::status).containsExactly(expected));
    }

    private MessageReceived awaitAnswer() {
        await().untilAsserted(() -> assertThat(news.of(account, MessageReceived.class)).hasSize(1));
        return news.of(account, MessageReceived.class).get(0);
    }

    private TemplateChanged awaitTemplate(String status) {
        await().untilAsserted(() -> assertThat(news.of(account, TemplateChanged.class))
                .extracting(TemplateChanged::status).contains(status));
        return news.of(account, TemplateChanged.class).get(0);
    }

    private static TemplateDraft draft(String name, List<String> quickReplies) {
        return new TemplateDraft(name, "MARKETING", "en_US", null, "Hi {{1}}, are you in?", null,
                quickReplies.stream().map(text ->
                        new TemplateDraft.Button(TemplateDraft.ButtonType.QUICK_REPLY, text, null, null)).toList(),
                new TemplateDraft.Examples(List.of(), List.of("Dana"), List.of()));
    }
}
