package org.hopperflow.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.hopperflow.provider.MessagingProvider;
import org.hopperflow.provider.ProviderEvent;
import org.hopperflow.provider.ProviderSlice;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AccountSaved;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.RuleBroken;
import org.hopperflow.shared.TemplateId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@ProviderSlice
@RecordApplicationEvents
class TemplatesTest {

    private static final AtomicInteger NEXT = new AtomicInteger(100);
    private static final String SPRING_OFFER = """
            {"accountKey": "%s", "name": "spring_offer", "category": "MARKETING", "language": "en_US",
             "header": {"type": "TEXT", "text": "News for {{1}}"}, "body": "Hi {{1}}, something new from {{2}} for you.",
             "footer": "Reply STOP to opt out", "buttons": [{"type": "QUICK_REPLY", "text": "Yes"}, {"type": "QUICK_REPLY", "text": "No"}],
             "examples": {"header": ["Dana"], "body": ["Dana", "Berlin"]}, "recontact": true}
            """;
    private static final String SPRING_MAPPING = """
            {"header": {"1": "firstName"}, "body": {"1": "firstName", "2": {"field": "custom.city", "fallback": "your town"}}}
            """;

    @Autowired
    private TestRestTemplate http;
    @Autowired
    private Templates templates;
    @Autowired
    private TemplateSync sync;
    @Autowired
    private MessagingProvider meta;
    @Autowired
    private ApplicationEventPublisher publisher;
    @Autowired
    private ApplicationEvents events;
    @Autowired
    private ObjectMapper json;

    private final String account = "shop" + NEXT.incrementAndGet();

    @Test
    void a_template_is_submitted_and_approved() {
        ResponseEntity<JsonNode> created = post("/api/v1/templates", SPRING_OFFER.formatted(account));

        assertThat(created.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(created.getBody().path("status").asText()).isEqualTo("PENDING");
        assertThat(created.getBody().path("warnings")).isEmpty();
        TemplateId id = awaitStatus(created, "APPROVED");
        assertThat(templates.require(id).providerTemplateId()).isNotBlank();
        assertThat(templates.require(id).sendable()).isTrue();
        assertThat(show(id).path("variables")).extracting(JsonNode::asText).containsExactly("header.1", "body.1", "body.2");
    }

    @Test
    void a_mapped_template_is_filled_for_a_contact() {
        TemplateId id = approved();

        JsonNode mapped = exchange(HttpMethod.PUT, "/api/v1/templates/" + id + "/mapping", SPRING_MAPPING).getBody();

        assertThat(mapped.path("mapping")).isEqualTo(tree(SPRING_MAPPING));
        assertThat(templates.require(id).unmapped()).isEmpty();
        RenderedTemplate filled = templates.require(id).render(Map.of("firstName", "Dana"));
        assertThat(filled.content().header()).containsExactly("Dana");
        assertThat(filled.content().body()).containsExactly("Dana", "your town");
        assertThat(filled.text()).isEqualTo("""
                News for Dana
                Hi Dana, something new from your town for you.
                Reply STOP to opt out
                [Yes]
                [No]""");
    }

    @Test
    void a_missing_value_without_fallback_is_a_dash() {
        TemplateId id = approved();
        exchange(HttpMethod.PUT, "/api/v1/templates/" + id + "/mapping", SPRING_MAPPING);

        assertThat(templates.require(id).render(Map.of()).content().body()).containsExactly("-", "your town");
    }

    @Test
    void a_value_inside_an_address_is_encoded() {
        ResponseEntity<JsonNode> created = post("/api/v1/templates", """
                {"accountKey": "%s", "name": "shop", "category": "MARKETING", "language": "en", "body": "Have a look at our shop.",
                 "buttons": [{"type": "PHONE_NUMBER", "text": "Call", "phoneNumber": "+15550001111"},
                             {"type": "URL", "text": "Shop", "url": "https://shop.example/p?k={{1}}"}]}
                """.formatted(account));
        TemplateId id = awaitStatus(created, "APPROVED");
        exchange(HttpMethod.PUT, "/api/v1/templates/" + id + "/mapping", "{\"buttons\": {\"1\": {\"1\": \"custom.code\"}}}");

        RenderedTemplate filled = templates.require(id).render(Map.of("custom.code", "a b&c"));

        assertThat(filled.content().buttons()).isEqualTo(Map.of(1, List.of("a%20b%26c")));
        assertThat(filled.text()).endsWith("[Call: +15550001111]\n[Shop: https://shop.example/p?k=a%20b%26c]");
    }

    @Test
    void a_mapping_names_what_is_wrong_in_it() {
        TemplateId id = approved();

        ResponseEntity<JsonNode> answer = exchange(HttpMethod.PUT, "/api/v1/templates/" + id + "/mapping",
                "{\"body\": {\"1\": \"shoeSize\", \"3\": \"firstName\"}}");

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(fields(answer)).containsExactlyInAnyOrder("body.1", "body.3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "name     | {\"name\": \"Spring Offer\"}",
        "accountKey | {\"accountKey\": \"nobody\"}",
        "accountKey | {\"accountKey\": null}",
        "category | {\"category\": \"SPAM\"}",
        "language | {\"language\": null}",
        "body     | {\"body\": \" \"}",
        "body     | {\"body\": \"Hi {{2}}, how are you\", \"examples\": null}",
        "body     | {\"body\": \"Hi {{name}}, how are you\", \"examples\": null}",
        "header.text | {\"header\": {\"type\": \"TEXT\", \"text\": \"{{1}} and {{2}}\"}, \"examples\": null}",
        "header.mediaId | {\"header\": {\"type\": \"IMAGE\", \"mediaId\": \"1\"}}",
        "header.mediaId | {\"header\": {\"type\": \"IMAGE\"}}",
        "footer   | {\"footer\": \"Bye {{1}}\"}",
        "buttons  | {\"buttons\": [{\"type\": \"QUICK_REPLY\", \"text\": \"Yes\"}, "
                + "{\"type\": \"URL\", \"text\": \"Go\", \"url\": \"https://a.example\"}]}",
        "buttons[0].text | {\"buttons\": [{\"type\": \"QUICK_REPLY\", \"text\": \"A label that is much too long\"}]}",
        "buttons[0].type | {\"buttons\": [{\"text\": \"Yes\"}]}",
        "examples.body | {\"examples\": {\"body\": [\"only one\"]}}",
    })
    void a_template_that_is_wrong_is_refused_by_field(String field, String change) {
        var request = (ObjectNode) tree(SPRING_OFFER.formatted(account));
        request.setAll((ObjectNode) tree(change));

        ResponseEntity<JsonNode> answer = post("/api/v1/templates", request.toString());

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(fields(answer)).contains(field.strip());
    }

    @Test
    void the_same_name_is_an_error_in_the_same_language_and_a_warning_in_another() {
        post("/api/v1/templates", SPRING_OFFER.formatted(account));

        ResponseEntity<JsonNode> same = post("/api/v1/templates", SPRING_OFFER.formatted(account));
        ResponseEntity<JsonNode> other = post("/api/v1/templates", SPRING_OFFER.formatted(account).replace("en_US", "de"));

        assertThat(same.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(same.getBody().path("errors").path(0).path("code").asText()).isEqualTo("duplicate-name");
        assertThat(other.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(other.getBody().path("warnings").path(0).path("code").asText()).isEqualTo("same-name-other-language");
    }

    @Test
    void a_refusal_is_kept_with_its_reason() {
        ResponseEntity<JsonNode> created = post("/api/v1/templates", SPRING_OFFER.formatted(account).replace("spring_offer", "to_reject"));

        TemplateId id = awaitStatus(created, "REJECTED");

        assertThat(templates.require(id).reason()).isEqualTo("INVALID_FORMAT");
        assertThat(exchange(HttpMethod.POST, "/api/v1/templates/" + id + "/submit", "{}").getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    }

    @Test
    void news_is_matched_by_name_while_the_providers_id_is_unknown_and_told_once() {
        TemplateId id = approved();

        publisher.publishEvent(new ProviderEvent.TemplateChanged(AccountKey.of(account), null, "spring_offer", "en_US", "PAUSED", null,
                null, "FIRST_PAUSE", "1"));
        publisher.publishEvent(new ProviderEvent.TemplateChanged(AccountKey.of(account), null, "spring_offer", "en_US", "PAUSED", "RED",
                "UTILITY", "FIRST_PAUSE", "2"));

        Template paused = templates.require(id);
        assertThat(paused.status()).isEqualTo("PAUSED");
        assertThat(paused.sendable()).isFalse();
        assertThat(paused.quality()).isEqualTo("RED");
        assertThat(paused.draft().category()).isEqualTo("UTILITY");
        assertThat(events.stream(TemplateStatusChanged.class).filter(event -> event.templateId().equals(id)))
                .contains(new TemplateStatusChanged(id, AccountKey.of(account), "PAUSED", "FIRST_PAUSE"))
                .filteredOn(event -> event.status().equals("PAUSED")).hasSize(1);
    }

    @Test
    void a_sync_shows_what_is_only_there_and_marks_what_is_gone() {
        TemplateId gone = approved();
        meta.deleteTemplate(AccountKey.of(account), "spring_offer", templates.require(gone).providerTemplateId());
        meta.submitTemplate(AccountKey.of(account), new TemplateRequest(account, "theirs", "UTILITY", "en", null, "Made there.", null,
                null, null, false, false).draft());

        JsonNode synced = exchange(HttpMethod.POST, "/api/v1/templates/sync?account=" + account, "{}").getBody();

        assertThat(synced.path("added").asInt()).isOne();
        assertThat(templates.require(gone).status()).isEqualTo("DELETED");
        assertThat(list("&filter=deleted").path("items").findValuesAsText("name")).containsExactly("spring_offer");
        JsonNode theirs = list("&filter=not-deleted").path("items").path(0);
        assertThat(theirs.path("name").asText()).isEqualTo("theirs");
        assertThat(exchange(HttpMethod.PATCH, "/api/v1/templates/" + theirs.path("id").asText(), "{\"recontact\": true}").getStatusCode())
                .isEqualTo(HttpStatus.CONFLICT);
    }

    @Test
    void a_poll_finds_a_verdict_that_nobody_told() {
        TemplateId id = approved();
        publisher.publishEvent(new ProviderEvent.TemplateChanged(AccountKey.of(account), null, "spring_offer", "en_US", "PENDING", null,
                null, null, "1"));

        sync.askForVerdicts();

        assertThat(templates.require(id).status()).isEqualTo("APPROVED");
    }

    @Test
    void a_deleted_template_can_only_be_shown_and_its_name_is_blocked_for_a_while() {
        TemplateId id = approved();

        assertThat(exchange(HttpMethod.DELETE, "/api/v1/templates/" + id, null).getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);

        assertThat(templates.require(id).sendable()).isFalse();
        assertThat(list("").path("items")).isEmpty();
        assertThat(list("&filter=deleted").path("items")).hasSize(1);
        assertThat(exchange(HttpMethod.PUT, "/api/v1/templates/" + id + "/mapping", "{}").getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(http.getForObject("/api/v1/templates/" + id + "/preview", JsonNode.class).path("text").asText())
                .startsWith("News for Dana\nHi Dana, something new from Berlin for you.");
        ResponseEntity<JsonNode> again = post("/api/v1/templates", SPRING_OFFER.formatted(account));
        assertThat(again.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(again.getBody().path("errors").path(0).path("code").asText()).isEqualTo("name-blocked");
        assertThat(post("/api/v1/templates", SPRING_OFFER.formatted(account).replace("en_US", "de")).getStatusCode())
                .isEqualTo(HttpStatus.CREATED);
    }

    @Test
    void an_account_may_follow_metas_wider_rules_for_buttons() {
        var mixed = (ObjectNode) tree(SPRING_OFFER.formatted(account));
        ((ArrayNode) mixed.path("buttons")).addObject().put("type", "URL").put("text", "Shop").put("url", "https://example.org/shop");

        assertThat(post("/api/v1/templates", mixed.toString()).getBody().path("errors").findValuesAsText("code"))
                .containsExactly("mixed-buttons");
        ResponseEntity<JsonNode> created = post("/api/v1/templates", mixed.put("accountKey", "liberal" + account).toString());
        assertThat(created.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        TemplateId id = awaitStatus(created, "APPROVED");
        assertThat(exchange(HttpMethod.PUT, "/api/v1/templates/" + id, mixed.put("footer", "Bye").toString()).getStatusCode())
                .isEqualTo(HttpStatus.OK);
    }

    @Test
    void lint_tells_errors_and_warnings_with_their_places_and_makes_nothing() {
        post("/api/v1/templates", SPRING_OFFER.formatted(account));
        var request = (ObjectNode) tree(SPRING_OFFER.formatted(account));
        request.put("language", "xx").put("footer", "Bye {{1}}");

        ResponseEntity<JsonNode> answer = post("/api/v1/templates/lint", request.toString());

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(answer.getBody().path("errors")).isEqualTo(tree("""
                [{"field": "footer", "code": "no-variables", "message": "A footer has no variables.", "position": 4}]"""));
        assertThat(answer.getBody().path("warnings").findValuesAsText("code")).containsExactly("unknown-language", "same-name-other-language");
        assertThat(list("").path("items")).hasSize(1);
    }

    @Test
    void a_recontact_template_is_approved_mapped_flagged_and_the_accounts_own() {
        TemplateId id = approved();
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> recontactWith(account, id))
                .satisfies(broken -> assertThat(broken.errors().get(0).code()).isEqualTo("not-a-recontact-template"));

        exchange(HttpMethod.PUT, "/api/v1/templates/" + id + "/mapping", SPRING_MAPPING);
        assertThatCode(() -> recontactWith(account, id)).doesNotThrowAnyException();
        assertThatCode(() -> recontactWith(account, null)).doesNotThrowAnyException();
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> recontactWith("another", id));
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> recontactWith(account, TemplateId.next()));

        exchange(HttpMethod.PATCH, "/api/v1/templates/" + id, "{\"recontact\": false}");
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> recontactWith(account, id));
    }

    @Test
    void what_names_no_template_is_not_found() {
        assertThat(http.getForEntity("/api/v1/templates/" + TemplateId.next(), JsonNode.class).getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(http.getForEntity("/api/v1/templates/nonsense", JsonNode.class).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(http.getForEntity("/api/v1/templates?filter=some", JsonNode.class).getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void templates_are_found_by_what_they_are_and_by_a_part_of_their_text() {
        TemplateId offer = approved();
        post("/api/v1/templates", SPRING_OFFER.formatted(account).replace("spring_offer", "order_reject").replace("MARKETING", "UTILITY")
                .replace("something new", "your ORDER 100% ready"));
        await().until(() -> list("&status=REJECTED").path("items").size() == 1);
        publisher.publishEvent(new ProviderEvent.TemplateChanged(AccountKey.of(account), null, "spring_offer", "en_US", null, "YELLOW",
                null, null, "1"));

        assertThat(found("&category=MARKETING")).containsExactly("spring_offer");
        assertThat(found("&category=UTILITY")).containsExactly("order_reject");
        assertThat(found("&status=APPROVED")).containsExactly("spring_offer");
        assertThat(found("&quality=YELLOW")).containsExactly("spring_offer");
        assertThat(found("&quality=UNKNOWN")).containsExactly("order_reject");
        assertThat(found("&search=SPRING")).containsExactly("spring_offer");
        assertThat(found("&search=your order 100% R")).containsExactly("order_reject");
        assertThat(found("&search=%")).containsExactly("order_reject");
        assertThat(found("&search=from&category=MARKETING&status=PAUSED")).isEmpty();
        assertThat(found("&filter=deleted")).isEmpty();
        exchange(HttpMethod.DELETE, "/api/v1/templates/" + offer, null);
        assertThat(found("")).containsExactly("order_reject");
        assertThat(found("&filter=all")).containsExactly("spring_offer", "order_reject");
        assertThat(found("&filter=deleted")).containsExactly("spring_offer");
        JsonNode page = list("&filter=all&limit=1");
        assertThat(list("&filter=all&limit=1&after=" + page.path("next").asText()).path("items").findValuesAsText("name"))
                .containsExactly("order_reject");
    }

    @Test
    void a_word_that_no_list_knows_is_refused_with_its_name() {
        ResponseEntity<JsonNode> answer = http.getForEntity(
                "/api/v1/templates?filter=some&category=SPAM&status=LOST&quality=BAD", JsonNode.class);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(fields(answer)).containsExactly("filter", "category", "status", "quality");
    }

    private List<String> found(String more) {
        return list(more).path("items").findValuesAsText("name");
    }

    private void recontactWith(String key, TemplateId id) {
        publisher.publishEvent(new AccountSaved(AccountKey.of(key), "Shop", ListId.next(), false, id));
    }

    private TemplateId approved() {
        return awaitStatus(post("/api/v1/templates", SPRING_OFFER.formatted(account)), "APPROVED");
    }

    private TemplateId awaitStatus(ResponseEntity<JsonNode> created, String status) {
        TemplateId id = TemplateId.of(created.getBody().path("id").asText());
        await().untilAsserted(() -> assertThat(templates.require(id).status()).isEqualTo(status));
        return id;
    }

    private JsonNode show(TemplateId id) {
        return http.getForObject("/api/v1/templates/" + id, JsonNode.class);
    }

    private JsonNode list(String more) {
        return http.getForObject("/api/v1/templates?account=" + account + more, JsonNode.class);
    }

    private static List<String> fields(ResponseEntity<JsonNode> answer) {
        return answer.getBody().path("errors").findValuesAsText("field");
    }

    private ResponseEntity<JsonNode> post(String path, String body) {
        return exchange(HttpMethod.POST, path, body);
    }

    private ResponseEntity<JsonNode> exchange(HttpMethod method, String path, String body) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        return http.exchange(path, method, new HttpEntity<>(body, headers), JsonNode.class);
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
