package org.hopperflow.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.hopperflow.access.Browser;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AccountSaved;
import org.hopperflow.shared.RuleBroken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

@HopperflowTest
@RecordApplicationEvents
class AccountsApiTest {

    private static final String PATH = "/api/v1/accounts";
    private static final String TOKEN = "the-secret-access-token";

    @LocalServerPort
    private int port;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private Browser admin;
    private String key;

    @BeforeEach
    void sign_in() {
        admin = new Browser(port).basic("admin", "admin-of-the-tests");
        key = "a" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    }

    private ObjectNode meta() {
        ObjectNode document = json.createObjectNode().put("key", key).put("name", "Shop").put("provider", "META")
                .put("phoneNumber", "+39 02 1234567");
        document.putObject("credentials").put("phoneNumberId", "id" + key).put("wabaId", "42").put("appId", "7")
                .put("accessToken", TOKEN).put("appSecret", "the-app-secret").put("verifyToken", "the-verify-token");
        return document;
    }

    private ObjectNode kaleyra() {
        ObjectNode document = json.createObjectNode().put("key", key).put("name", "Shop").put("provider", "KALEYRA")
                .put("phoneNumber", "0039021234567");
        document.putObject("credentials").put("apiVersion", "V1").put("host", "api.eu.kaleyra.io").put("sid", "HX1")
                .put("apiKey", TOKEN).put("webhookToken", "hook-1");
        return document;
    }

    private HttpResponse<String> post(JsonNode document) {
        return admin.send("POST", PATH, document.toString());
    }

    private HttpResponse<String> patch(String document) {
        return admin.send("PATCH", PATH + "/" + key, document);
    }

    private JsonNode read(HttpResponse<String> answer) throws Exception {
        return json.readTree(answer.body());
    }

    @Test
    void an_account_is_made_with_defaults_and_without_showing_its_credentials() throws Exception {
        var answer = post(meta());

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).hasValue(PATH + "/" + key);
        assertThat(answer.body()).doesNotContain(TOKEN, "secret", "credentials", "verify");
        JsonNode account = read(answer);
        assertThat(account.get("id").asText()).isEqualTo(key);
        assertThat(account.get("phoneNumber").asText()).isEqualTo("39021234567");
        assertThat(account.get("messagesPerSecond").asInt()).isEqualTo(80);
        assertThat(account.get("timeZone").asText()).isEqualTo("UTC");
        assertThat(account.get("serviceWindowStart").asText()).isEqualTo("TEMPLATE_SENT");
        assertThat(account.get("buttonPolicy").asText()).isEqualTo("CLASSIC");
        assertThat(account.get("masterListId").asText()).hasSize(36);
        assertThat(read(admin.get(PATH + "/" + key))).isEqualTo(account);
    }

    @Test
    void an_account_at_kaleyra_is_made_slower_by_default() throws Exception {
        var answer = post(kaleyra());

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(read(answer).get("messagesPerSecond").asInt()).isEqualTo(20);
        assertThat(accounts.kaleyraCredentials(AccountKey.of(key)).webhookToken()).isEqualTo("hook-1");
        assertThatThrownBy(() -> accounts.metaCredentials(AccountKey.of(key))).isInstanceOf(RuleBroken.class);
    }

    @Test
    void other_rooms_hear_of_it_in_the_same_transaction(ApplicationEvents events) {
        transaction.executeWithoutResult(status -> {
            accounts.create(meta());
            status.setRollbackOnly();
        });
        assertThat(accounts.find(AccountKey.of(key))).isEmpty();
        assertThat(queues()).isZero();

        Account made = accounts.create(meta());

        assertThat(events.stream(AccountSaved.class).reduce((first, last) -> last))
                .hasValue(new AccountSaved(made.key(), "Shop", made.masterListId(), true, null));
        assertThat(queues()).isEqualTo(1);
    }

    private long queues() {
        return jdbc.sql("select count(*) from act_id_group where id_ = :id").param("id", "queue" + key).query(Long.class).single();
    }

    @Test
    void the_same_key_is_a_conflict() throws Exception {
        post(meta());

        var answer = post(meta().put("name", "Another"));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(read(answer).get("code").asText()).isEqualTo("account-exists");
        assertThat(read(admin.get(PATH + "/" + key)).get("name").asText()).isEqualTo("Shop");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', value = {
            "key                | null                 | key",
            "key                | `\"My Shop\"`        | key",
            "key                | `\"shop-1\"`         | key",
            "name               | null                 | name",
            "name               | `\"  \"`             | name",
            "name               | `\"a\\u0000b\"`      | name",
            "provider           | null                 | provider",
            "provider           | `\"SMOKE\"`          | provider",
            "phoneNumber        | null                 | phoneNumber",
            "phoneNumber        | `\"+12\"`            | phoneNumber",
            "phoneNumber        | `\"1234567890123456\"` | phoneNumber",
            "messagesPerSecond  | 0                    | messagesPerSecond",
            "messagesPerSecond  | 1001                 | messagesPerSecond",
            "messagesPerSecond  | `\"fast\"`           | messagesPerSecond",
            "messagesPerSecond  | 99999999999          | messagesPerSecond",
            "dailyCustomerLimit | 0                    | dailyCustomerLimit",
            "timeZone           | `\"Rome\"`           | timeZone",
            "serviceWindowStart | `\"NEVER\"`          | serviceWindowStart",
            "buttonPolicy       | `\"MANY\"`           | buttonPolicy",
            "masterListId       | `\"none\"`           | masterListId",
            "recontactTemplateId | `\"none\"`          | recontactTemplateId",
            "portfolioId        | `\"\"`               | portfolioId",
            "credentials        | null                 | credentials",
            "credentials        | `\"secret\"`         | credentials",
            "credentials        | {}                   | credentials.phoneNumberId",
            "credentials        | `{\"phoneNumberId\": {}}` | credentials.phoneNumberId",
    })
    void an_invalid_field_is_named(String field, String value, String named) throws Exception {
        ObjectNode document = meta();
        document.set(field, json.readTree(value));

        var answer = post(document);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(read(answer).get("code").asText()).isEqualTo("invalid-input");
        assertThat(read(answer).get("errors").findValuesAsText("field")).contains(named);
    }

    @ParameterizedTest
    @CsvSource({"META, phoneNumberId", "META, wabaId", "META, accessToken", "META, appSecret", "META, verifyToken",
            "KALEYRA, apiVersion", "KALEYRA, sid", "KALEYRA, apiKey", "KALEYRA, webhookToken"})
    void each_provider_has_credentials_it_cannot_do_without(String provider, String field) throws Exception {
        ObjectNode document = provider.equals("META") ? meta() : kaleyra();
        ((ObjectNode) document.get("credentials")).remove(field);

        var answer = post(document);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(read(answer).get("errors").findValuesAsText("field")).containsExactly("credentials." + field);
    }

    @Test
    void all_invalid_fields_are_named_at_once() throws Exception {
        var answer = post(json.createObjectNode());

        assertThat(read(answer).get("errors").findValuesAsText("field"))
                .containsExactly("key", "name", "provider", "phoneNumber", "credentials");
    }

    @ParameterizedTest
    @CsvSource({"[]", "7", "{", "''", "null"})
    void a_body_that_is_no_document_is_refused(String body) {
        assertThat(admin.send("POST", PATH, body).statusCode()).isEqualTo(400);
    }

    @Test
    void a_change_touches_only_what_it_names() throws Exception {
        post(meta().put("portfolioId", "p1").put("dailyCustomerLimit", 1000).put("messagesPerSecond", 10));
        JsonNode before = read(admin.get(PATH + "/" + key));

        JsonNode after = read(patch("{\"name\": \"Better shop\", "
                + "\"portfolioId\": null, \"credentials\": {\"accessToken\": \"new-token\"}}"));

        assertThat(after.get("name").asText()).isEqualTo("Better shop");
        assertThat(after.has("portfolioId")).isFalse();
        assertThat(after.get("dailyCustomerLimit")).isEqualTo(before.get("dailyCustomerLimit"));
        assertThat(after.get("messagesPerSecond").asInt()).isEqualTo(10);
        assertThat(after.get("masterListId")).isEqualTo(before.get("masterListId"));
        MetaCredentials credentials = accounts.metaCredentials(AccountKey.of(key));
        assertThat(credentials.accessToken()).isEqualTo("new-token");
        assertThat(credentials.appSecret()).isEqualTo("the-app-secret");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {
            "`{\"key\": \"other\"}`,                           key",
            "`{\"provider\": \"KALEYRA\"}`,                    provider",
            "`{\"messagesPerSecond\": 0}`,                     messagesPerSecond",
            "`{\"credentials\": {\"accessToken\": null}}`,     credentials.accessToken",
            "`{\"credentials\": null}`,                        credentials",
            "`{\"timeZone\": \"Rome\"}`,                       timeZone",
    })
    void a_change_keeps_the_rules(String document, String field) throws Exception {
        post(meta());

        var answer = patch(document);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(read(answer).get("errors").findValuesAsText("field")).containsExactly(field);
        assertThat(accounts.metaCredentials(AccountKey.of(key)).accessToken()).isEqualTo(TOKEN);
    }

    @Test
    void an_account_nobody_made_is_not_found() throws Exception {
        assertThat(admin.get(PATH + "/none").statusCode()).isEqualTo(404);
        assertThat(admin.get(PATH + "/No-Key").statusCode()).isEqualTo(404);
        assertThat(read(patch("{}")).get("code").asText()).isEqualTo("account-not-found");
        assertThat(admin.get(PATH + "?after=%00").statusCode()).isEqualTo(400);
    }

    @Test
    void accounts_are_listed_page_by_page() throws Exception {
        List<String> keys = List.of(key + "1", key + "2", key + "3");
        keys.forEach(each -> post(meta().put("key", each)));

        JsonNode first = read(admin.get(PATH + "?limit=2&after=" + key + "0"));
        JsonNode second = read(admin.get(PATH + "?limit=1&after=" + first.get("next").asText()));

        assertThat(first.get("items").findValuesAsText("key")).containsExactlyElementsOf(keys.subList(0, 2));
        assertThat(second.get("items").findValuesAsText("key")).containsExactly(keys.get(2));
    }

    @Test
    void credentials_are_stored_encrypted() {
        post(meta());

        byte[] stored = jdbc.sql("select credentials from account where key = :key").param("key", key).query(byte[].class).single();
        String row = jdbc.sql("select account::text from account where key = :key").param("key", key).query(String.class).single();

        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain(TOKEN, "accessToken");
        assertThat(row).doesNotContain(TOKEN);
        assertThat(accounts.metaCredentials(AccountKey.of(key)).accessToken()).isEqualTo(TOKEN);
        assertThat(accounts.metaCredentials(AccountKey.of(key))).asString().doesNotContain(TOKEN, "secret");
    }

    @Test
    void credentials_copied_into_another_row_do_not_open() {
        post(meta());
        post(meta().put("key", key + "x"));

        jdbc.sql("update account set credentials = (select credentials from account where key = :key) where key = :other")
                .param("key", key).param("other", key + "x").update();

        assertThatThrownBy(() -> accounts.metaCredentials(AccountKey.of(key + "x"))).isInstanceOf(Vault.DoesNotOpen.class);
        jdbc.sql("delete from account where key = :key").param("key", key + "x").update();
    }

    @Test
    void an_account_is_found_by_its_number_id() {
        post(meta());

        assertThat(accounts.findByProviderNumberId("id" + key)).map(Account::key).hasValue(AccountKey.of(key));
        assertThat(accounts.findByProviderNumberId("unknown")).isEmpty();
    }
}
