package org.hopperflow.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.RuleBroken;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ContactTest
class ContactApiTest {

    @Autowired
    MockMvcTester http;
    @Autowired
    ObjectMapper json;
    @Autowired
    Contacts contacts;
    @Autowired
    ContactRoom.PhoneChanges changes;

    String list;

    @BeforeEach
    void a_list() throws Exception {
        list = body(post("/lists", "{\"name\": \" Customers \"}")).get("id").asText();
        changes.heard.clear();
    }

    @Test
    void a_list_has_a_name_and_counts_its_contacts() throws Exception {
        post("/lists/" + list + "/contacts", "{\"phone\": \"393201112222\"}");

        JsonNode answer = body(get("/lists/" + list));

        assertThat(answer.get("name").asText()).isEqualTo("Customers");
        assertThat(answer.get("contacts").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\": \"  \"}", "{\"name\": \"a\\u0000b\"}"})
    void a_list_without_a_usable_name_is_refused(String request) {
        assertInvalid(post("/lists", request), "name");
    }

    @Test
    void lists_come_in_pages() throws Exception {
        String second = body(post("/lists", "{\"name\": \"Second\"}")).get("id").asText();

        JsonNode rest = body(get("/lists?limit=1&after=" + list));

        assertThat(rest.get("items")).hasSize(1);
        assertThat(rest.get("items").get(0).get("id").asText()).isEqualTo(second);
    }

    @Test
    void what_does_not_exist_is_not_found() {
        assertThat(get("/lists/" + ListId.next())).hasStatus(404).bodyJson().extractingPath("code").isEqualTo("list-not-found");
        assertThat(get("/lists/nonsense")).hasStatus(404).bodyJson().extractingPath("code").isEqualTo("list-not-found");
        assertThat(get("/lists/" + ListId.next() + "/contacts")).hasStatus(404);
        assertThat(post("/lists/" + ListId.next() + "/contacts", "{\"phone\": \"39320111\"}")).hasStatus(404);
        assertThat(get("/contacts/" + ContactId.next())).hasStatus(404).bodyJson().extractingPath("code").isEqualTo("contact-not-found");
        assertThat(patch("/contacts/" + ContactId.next(), "{}")).hasStatus(404);
        assertThatThrownBy(() -> contacts.require(ContactId.next())).isInstanceOf(RuleBroken.class);
        assertThatThrownBy(() -> contacts.requireList(ListId.next())).isInstanceOf(RuleBroken.class);
    }

    @Test
    void a_contact_is_read_as_it_was_written() throws Exception {
        String id = added("""
                {"phone": "393201112222", "mobile": "393203334444", "firstName": "Ada", "lastName": "Rossi", "email": "ada@example.org",
                 "custom": {"city": "Rome", "visits": 3}, "optedInAt": "2026-01-31T10:00:00Z", "optInSource": "web"}
                """);

        assertThat(get("/contacts/" + id)).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"phone": "393201112222", "mobile": "393203334444", "firstName": "Ada", "lastName": "Rossi", "email": "ada@example.org",
                 "custom": {"city": "Rome", "visits": "3"}, "optedInAt": "2026-01-31T10:00:00Z", "optInSource": "web"}
                """);
        assertThat(contacts.byIds(List.of(ContactId.of(id), ContactId.next()))).containsOnlyKeys(ContactId.of(id));
    }

    @ParameterizedTest
    @CsvSource({"+39 320-111 2222, 393201112222", "0039 320 1112222, 393201112222", "(39) 320.111/2222, 393201112222", "123, 123"})
    void a_number_is_kept_as_digits(String written, String digits) throws Exception {
        String id = added("{\"phone\": \"" + written + "\"}");

        Contact contact = contacts.require(ContactId.of(id));
        assertThat(contact.phone()).isEqualTo(digits);
        assertThat(contact.mobile()).isEqualTo(digits);
    }

    @Test
    void a_mobile_number_alone_is_also_the_phone() throws Exception {
        assertThat(contacts.require(ContactId.of(added("{\"mobile\": \"+39320111\"}"))).phone()).isEqualTo("39320111");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"phone\": \"39320abc\"}|phone", "{\"phone\": \"+\"}|phone", "{\"phone\": \"39320111\", \"mobile\": \"none\"}|mobile",
        "{}|phone", "{\"phone\": \" \"}|phone", "{\"phone\": \"1234567890123456789012345678901\"}|phone",
        "{\"phone\": \"39320111\", \"firstName\": \"a\\u0000\"}|firstName",
        "{\"phone\": \"39320111\", \"custom\": {\"a\": \"\\u0000\"}}|custom.a",
        "{\"phone\": \"39320111\", \"optedInAt\": \"soon\"}|optedInAt", "{\"phone\": \"39320111\", \"custom\": {\"a\": {}}}|custom.a"})
    void a_wrong_field_is_named(String request, String field) {
        assertInvalid(post("/lists/" + list + "/contacts", request), field);
    }

    @Test
    void an_unlikely_number_is_only_a_warning() {
        assertThat(post("/lists/" + list + "/contacts", "{\"phone\": \"123\"}")).hasStatus(201)
                .bodyJson().extractingPath("warnings[0].field").isEqualTo("phone");
        assertThat(post("/lists/" + list + "/contacts", "{\"phone\": \"393201112222\"}")).hasStatus(201)
                .bodyJson().doesNotHavePath("warnings");
    }

    @Test
    void contacts_come_in_pages() throws Exception {
        List<String> added = List.of(added("{\"phone\": \"39320111\"}"), added("{\"phone\": \"39320112\"}"),
                added("{\"phone\": \"39320113\"}"));

        JsonNode first = body(get("/lists/" + list + "/contacts?limit=2"));
        JsonNode second = body(get("/lists/" + list + "/contacts?limit=2&after=" + first.get("next").asText()));

        assertThat(first.get("items").findValuesAsText("id")).isEqualTo(added.subList(0, 2));
        assertThat(second.get("items").findValuesAsText("id")).isEqualTo(added.subList(2, 3));
        assertThat(second.has("next")).isFalse();
        assertThat(get("/lists/" + list + "/contacts?after=nonsense")).hasStatus(400);
    }

    @Test
    void a_corrected_number_is_told() throws Exception {
        String id = added("{\"phone\": \"123\", \"firstName\": \"Ada\", \"custom\": {\"city\": \"Rome\", \"code\": \"7\"}}");

        assertThat(patch("/contacts/" + id, "{\"phone\": \"+39 320 111 2222\", \"custom\": {\"code\": \"\", \"age\": \"30\"}}"))
                .hasStatusOk().bodyJson().extractingPath("phone").isEqualTo("393201112222");

        Contact contact = contacts.require(ContactId.of(id));
        assertThat(contact.mobile()).isEqualTo("393201112222");
        assertThat(contact.firstName()).isEqualTo("Ada");
        assertThat(contact.custom()).isEqualTo(Map.of("city", "Rome", "age", "30"));
        assertThat(changes.heard).containsExactly(new ContactPhoneChanged(ContactId.of(id), "393201112222"));
    }

    @Test
    void other_corrections_are_nobody_elses_news() throws Exception {
        String id = added("{\"phone\": \"39320111\", \"firstName\": \"Ada\"}");

        assertThat(patch("/contacts/" + id, "{\"firstName\": \"\", \"phone\": \"+39 320 111\"}")).hasStatusOk();

        assertThat(contacts.require(ContactId.of(id)).firstName()).isNull();
        assertThat(changes.heard).isEmpty();
    }

    @Test
    void a_wrong_correction_changes_nothing() throws Exception {
        String id = added("{\"phone\": \"39320111\"}");

        assertInvalid(patch("/contacts/" + id, "{\"phone\": \"abc\"}"), "phone");

        assertThat(contacts.require(ContactId.of(id)).phone()).isEqualTo("39320111");
    }

    private String added(String request) throws Exception {
        MvcTestResult answer = post("/lists/" + list + "/contacts", request);
        assertThat(answer).hasStatus(201);
        return body(answer).get("id").asText();
    }

    private MvcTestResult post(String path, String request) {
        return http.post().uri("/api/v1" + path).contentType(MediaType.APPLICATION_JSON).content(request).exchange();
    }

    private MvcTestResult patch(String path, String request) {
        return http.patch().uri("/api/v1" + path).contentType(MediaType.APPLICATION_JSON).content(request).exchange();
    }

    private MvcTestResult get(String path) {
        return http.get().uri("/api/v1" + path).exchange();
    }

    private JsonNode body(MvcTestResult answer) throws Exception {
        return json.readTree(answer.getResponse().getContentAsString());
    }

    private static void assertInvalid(MvcTestResult answer, String field) {
        assertThat(answer).hasStatus(400).bodyJson().extractingPath("errors[0].field").isEqualTo(field);
    }
}
