package org.hopperflow.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AccountSaved;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.ListId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ContactTest
class ListsTest {

    @Autowired
    MockMvcTester http;
    @Autowired
    ObjectMapper json;
    @Autowired
    ContactListRepository lists;
    @Autowired
    ContactRepository contacts;
    @Autowired
    Imports imports;
    @Autowired
    ImportJournal journal;
    @Autowired
    ContactRoom.Campaigns campaigns;
    @Autowired
    ApplicationEventPublisher events;
    @Autowired
    Clock clock;

    final ListId list = ListId.next();

    @BeforeEach
    void a_list() {
        lists.insert(ContactList.plain(list, "Customers", clock.instant()));
    }

    @Test
    void a_list_gets_another_name_and_typed_fields() {
        assertThat(patch("/lists/" + list, "{\"name\": \" Friends \", \"fields\": [{\"name\": \"age\", \"type\": \"number\"}]}")).hasStatusOk();

        assertThat(get("/lists/" + list)).bodyJson()
                .isLenientlyEqualTo("{\"name\": \"Friends\", \"fields\": [{\"name\": \"age\", \"type\": \"NUMBER\"}]}");

        patch("/lists/" + list, "{}");
        assertThat(lists.require(list)).satisfies(same -> {
            assertThat(same.name()).isEqualTo("Friends");
            assertThat(same.fields()).hasSize(1);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"name\": \" \"}|name", "{\"fields\": [{\"type\": \"TEXT\"}]}|fields[0].name",
        "{\"fields\": [{\"name\": \"a\", \"type\": \"COLOUR\"}]}|fields[0].type", "{\"fields\": [null]}|fields[0].name",
        "{\"fields\": [{\"name\": \"a\", \"type\": \"TEXT\"}, {\"name\": \"a\", \"type\": \"DATE\"}]}|fields[1].name"})
    void a_wrong_change_names_its_field(String change, String field) {
        assertThat(patch("/lists/" + list, change)).hasStatus(400).bodyJson().extractingPath("errors[0].field").isEqualTo(field);
    }

    @Test
    void lists_are_found_by_a_part_of_their_name() throws Exception {
        String name = "Été " + UUID.randomUUID();
        lists.insert(ContactList.plain(ListId.next(), name, clock.instant()));

        JsonNode found = body(get("/lists?q=" + name.substring(4).toUpperCase(java.util.Locale.ROOT)));

        assertThat(found.get("items")).hasSize(1);
        assertThat(found.get("items").get(0).get("name").asText()).isEqualTo(name);
    }

    @Test
    void a_deleted_list_takes_its_contacts_and_imports_along() {
        ContactId contact = add("{\"phone\": \"393331234567\"}");
        ImportJob job = imported("phone\nunknown\n");

        assertThat(http.delete().uri("/api/v1/lists/" + list)).hasStatus(204);

        assertThat(get("/lists/" + list)).hasStatus(404);
        assertThat(get("/contacts/" + contact)).hasStatus(404);
        assertThat(get("/imports/" + job.id())).hasStatus(404);
        assertThat(http.delete().uri("/api/v1/lists/" + list)).hasStatus(404);
    }

    @Test
    void a_list_that_is_needed_stays() {
        ImportJob job = journal.next(list);
        journal.begin(job);
        assertRefused("list-being-imported");
        journal.cancel(job.id());

        campaigns.taken.put(list, AccountKey.of("spring"));
        assertRefused("list-in-use");
        campaigns.taken.remove(list);

        events.publishEvent(new AccountSaved(AccountKey.of("a" + UUID.randomUUID().toString().replace("-", "")), "Shop", list, false, null));
        assertRefused("list-is-master");
    }

    @ParameterizedTest
    @CsvSource({"320 111, Ada", "+39-320-111, Ada", "rossi, Ada", "BEA@, Bea", "e, Ada Bea", "nobody,"})
    void contacts_are_found_by_number_name_and_address(String typed, String names) throws Exception {
        add("{\"phone\": \"39320111\", \"firstName\": \"Ada\", \"lastName\": \"Rossi\", \"email\": \"one@example.org\"}");
        add("{\"phone\": \"39320222\", \"firstName\": \"Bea\", \"lastName\": \"Verdi\", \"email\": \"bea@example.org\"}");

        JsonNode found = json.readTree(http.get().uri("/api/v1/lists/{list}/contacts?q={typed}", list, typed).exchange()
                .getResponse().getContentAsByteArray());

        assertThat(found.get("items").findValuesAsText("firstName")).isEqualTo(names == null ? List.of() : List.of(names.split(" ")));
    }

    @Test
    void a_contact_is_deleted_unless_a_campaign_waits_for_it() {
        ContactId contact = add("{\"phone\": \"39320111\"}");
        campaigns.waiting.put(contact, "Spring");
        assertThat(http.delete().uri("/api/v1/contacts/" + contact)).hasStatus(409).bodyJson().extractingPath("code").isEqualTo("contact-in-use");

        campaigns.waiting.remove(contact);
        assertThat(http.delete().uri("/api/v1/contacts/" + contact)).hasStatus(204);
        assertThat(http.delete().uri("/api/v1/contacts/" + contact)).hasStatus(404);
    }

    @Test
    void a_value_that_is_not_of_its_type_is_refused() {
        patch("/lists/" + list, "{\"fields\": [{\"name\": \"age\", \"type\": \"NUMBER\"}]}");
        ContactId contact = add("{\"phone\": \"39320111\", \"custom\": {\"age\": 3, \"other\": \"x\"}}");

        assertThat(post("/lists/" + list + "/contacts", "{\"phone\": \"39320112\", \"custom\": {\"age\": \"old\"}}")).hasStatus(400).bodyJson()
                .isLenientlyEqualTo("{\"errors\": [{\"field\": \"custom.age\", \"code\": \"not-of-type\"}]}");
        assertThat(patch("/contacts/" + contact, "{\"custom\": {\"age\": \"old\"}}")).hasStatus(400);
        assertThat(patch("/contacts/" + contact, "{\"custom\": {\"age\": \"\"}}")).hasStatusOk();
    }

    @Test
    void a_contact_without_any_number_disturbs_nobody() throws Exception {
        Contact user = new Contact(ContactId.next(), list, null, null, "Zoë", null, null, Map.of("a", "b"), null, null);
        contacts.insert(user, clock.instant());

        assertThat(patch("/contacts/" + user.id(), "{\"lastName\": \"Verdi\"}")).hasStatusOk();
        assertThat(get("/contacts/" + user.id())).hasStatusOk().bodyJson().extractingPath("lastName").isEqualTo("Verdi");
        assertThat(body(get("/lists/" + list + "/contacts?q=zoë")).get("items")).hasSize(1);
        assertThat(body(get("/lists/" + list + "/contacts?q=39")).get("items")).isEmpty();
        assertThat(export()).contains(",,Zoë,Verdi,,,,b");
        assertThat(imported("phone,email\n39320111,\n39320112,\n").counts()).isEqualTo(new ImportCounts(2, 2, 0, 0));
        assertThat(user.fields()).containsOnlyKeys("firstName", "custom.a");
        assertThat(patch("/contacts/" + user.id(), "{\"phone\": \"39320113\"}")).hasStatusOk().bodyJson()
                .extractingPath("mobile").isEqualTo("39320113");
        assertThat(patch("/contacts/" + user.id(), "{\"phone\": \"\", \"mobile\": \"\"}")).hasStatus(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "phone", "mobile", "email", "phone,email"})
    void contacts_without_the_key_are_nobodys_duplicates(String key) {
        contacts.insert(new Contact(ContactId.next(), list, null, null, "Zoë", null, null, Map.of(), null, null), clock.instant());

        ImportJob job = imported("phone\n39320111\n39320112\n", key);

        assertThat(job.counts()).isEqualTo(new ImportCounts(2, 2, 0, 0));
    }

    @Test
    void an_exported_list_can_be_imported_again() throws Exception {
        add("""
                {"phone": "393331234567", "mobile": "393331234568", "firstName": "=1+1", "lastName": "O'Hara, \\"Ada\\"", "email": "@ada",
                 "custom": {"phone": "-3", "note": "two\\nlines", "quote": "'plain"}, "optedInAt": "2026-01-31T10:00:00Z", "optInSource": "web"}
                """);
        add("{\"phone\": \"393331234569\", \"optedInAt\": \"\"}");

        String csv = export();

        assertThat(csv).startsWith("phone,mobile,firstName,lastName,email,optedInAt,optInSource,custom.note,custom.phone,custom.quote\r\n")
                .contains(",'=1+1,\"O'Hara, \"\"Ada\"\"\",'@ada,", ",'-3,'plain");
        ListId copy = ListId.next();
        lists.insert(ContactList.plain(copy, "Copy", clock.instant()));
        UUID job = imports.begin(copy, new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), ImportOptions.DEFAULT).id();
        Awaitility.await().until(() -> imports.require(job.toString()).state() == ImportState.DONE);
        assertThat(contacts.page(copy, null, 10)).usingRecursiveFieldByFieldElementComparatorIgnoringFields("id", "listId")
                .containsExactlyElementsOf(contacts.page(list, null, 10));
    }

    @Test
    void an_export_goes_page_by_page() throws Exception {
        StringBuilder rows = new StringBuilder("phone\n");
        for (int i = 0; i < 2_500; i++) {
            rows.append(39_320_000_000L + i).append('\n');
        }
        imported(rows.toString());

        assertThat(export().lines()).hasSize(2_501).last().asString().startsWith("39320002499,39320002499,");
        assertThat(get("/lists/" + ListId.next() + "/contacts.csv")).hasStatus(404);
    }

    private void assertRefused(String code) {
        assertThat(http.delete().uri("/api/v1/lists/" + list)).hasStatus(409).bodyJson().extractingPath("code").isEqualTo(code);
    }

    private String export() throws Exception {
        MvcTestResult answer = get("/lists/" + list + "/contacts.csv");
        assertThat(answer).hasStatusOk().hasContentTypeCompatibleWith("text/csv");
        return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private ImportJob imported(String csv) {
        return imported(csv, null);
    }

    private ImportJob imported(String csv, String key) {
        ImportOptions options = new ImportOptions(DuplicateKey.parse(key), ColumnMap.NONE, DefaultCountry.NONE);
        String id = imports.begin(list, new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), options).id().toString();
        return Awaitility.await().until(() -> imports.require(id), job -> job.state() != ImportState.RUNNING);
    }

    private ContactId add(String contact) {
        MvcTestResult answer = post("/lists/" + list + "/contacts", contact);
        assertThat(answer).hasStatus(201);
        return ContactId.of(answer.getResponse().getHeader("Location").replaceAll(".*/", ""));
    }

    private MvcTestResult get(String path) {
        return http.get().uri("/api/v1" + path).exchange();
    }

    private MvcTestResult post(String path, String body) {
        return http.post().uri("/api/v1" + path).contentType(MediaType.APPLICATION_JSON).content(body).exchange();
    }

    private MvcTestResult patch(String path, String body) {
        return http.patch().uri("/api/v1" + path).contentType(MediaType.APPLICATION_JSON).content(body).exchange();
    }

    private JsonNode body(MvcTestResult answer) throws Exception {
        return json.readTree(answer.getResponse().getContentAsByteArray());
    }
}
