package org.hopperflow.contact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hopperflow.shared.ListId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** How the sender of a file wants it to be read. */
@ContactTest
class ImportOptionsTest {

    private static final String PEOPLE = """
            phone,mobile,firstName,email
            39320001,39330001,Ada,ada@example.org
            39320001,39330002,Bea,bea@example.org
            39320003,39330001,Cleo,ADA@example.org
            39320001,39330004,Dora,Ada@Example.org
            39320005,39330005,Eva,
            39320006,39330006,Fay,
            """;

    @Autowired
    Imports imports;
    @Autowired
    ContactListRepository lists;
    @Autowired
    ContactRepository contacts;
    @Autowired
    ImportRejectRepository rejects;
    @Autowired
    Clock clock;
    @Autowired
    MockMvcTester http;

    final ListId list = ListId.next();

    @BeforeEach
    void a_list() {
        lists.insert(new ContactList(list, "Customers", List.of(new ListField("age", FieldType.NUMBER), new ListField("born", FieldType.DATE),
                new ListField("vip", FieldType.BOOLEAN)), clock.instant()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "|Ada, Cleo, Eva, Fay", "phone|Ada, Cleo, Eva, Fay", "mobile|Ada, Bea, Dora, Eva, Fay", "email|Ada, Bea, Eva, Fay",
        "phone,email|Ada, Bea, Cleo, Eva, Fay", " Email , PHONE |Ada, Bea, Cleo, Eva, Fay", "none|Ada, Bea, Cleo, Dora, Eva, Fay"})
    void the_key_decides_what_is_a_duplicate_and_the_first_one_wins(String key, String left) {
        ImportJob job = imported(PEOPLE, key, null);

        assertThat(names()).containsExactly(left.split(", "));
        assertThat(job.counts().duplicates()).isEqualTo(6 - names().size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"phone|Cleo, Eva, Fay", "mobile|Bea, Dora, Eva, Fay", "email|Bea, Eva, Fay",
        "phone,email|Bea, Cleo, Eva, Fay", "none|Ada, Bea, Cleo, Dora, Eva, Fay"})
    void who_is_on_the_list_already_is_a_duplicate_too(String key, String added) {
        imported("phone,mobile,firstName,email\n39320001,39330001,Known,ada@EXAMPLE.org\n", null, null);

        imported(PEOPLE, key, null);

        assertThat(names()).startsWith("Known").filteredOn(name -> !name.equals("Known")).containsExactly(added.split(", "));
    }

    @Test
    void an_unknown_key_is_refused_by_name() {
        assertThat(http.post().uri("/api/v1/lists/" + list + "/import?duplicateKey=phone,shoe").contentType("text/csv").content(PEOPLE))
                .hasStatus(400).bodyJson().extractingPath("errors[0].field").isEqualTo("duplicateKey");
        assertThat(everybody()).isEmpty();
    }

    @Test
    void columns_are_mapped_to_fields() {
        String id = accepted("?map=Handy:phone&map=Nome, cognome:firstName&map=Ort:custom.city&map=Intern:&map=a:b:custom.c",
                "Handy;Nome, cognome;Ort;Intern;a:b;left\n+39 320 111;Ada;Rome;secret;x;y\n");

        assertThat(ended(UUID.fromString(id)).state()).isEqualTo(ImportState.DONE);
        assertThat(everybody()).singleElement().satisfies(ada -> {
            assertThat(ada.phone()).isEqualTo("39320111");
            assertThat(ada.firstName()).isEqualTo("Ada");
            assertThat(ada.custom()).isEqualTo(Map.of("city", "Rome", "c", "x", "left", "y"));
        });
    }

    @Test
    void the_parts_of_a_form_say_the_same() {
        var answer = http.post().uri("/api/v1/lists/" + list + "/import").multipart()
                .file(new MockMultipartFile("file", "a.csv", "text/csv", "Handy,Name\n0171 1234567,Ada\n".getBytes(UTF_8)))
                .param("map", "Handy:phone", "Name:firstName").param("country", "de").param("duplicateKey", "none").exchange();

        assertThat(ended(UUID.fromString(answer.getResponse().getHeader("Location").replaceAll(".*/", ""))).counts().imported()).isEqualTo(1);
        assertThat(everybody()).extracting(Contact::phone).containsExactly("491711234567");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Handy|malformed", ":phone|malformed", "Handy:shoe|unknown-field", "Handy:custom.|unknown-field"})
    void a_mapping_nobody_understands_is_refused(String map, String code) {
        assertThat(http.post().uri("/api/v1/lists/{list}/import?map={map}", list, map).contentType("text/csv").content(PEOPLE))
                .hasStatus(400).bodyJson().isLenientlyEqualTo("{\"errors\": [{\"field\": \"map\", \"code\": \"" + code + "\"}]}");
    }

    @Test
    void a_mapped_column_must_be_there_once() {
        assertThat(ended(UUID.fromString(accepted("?map=Handy:phone", PEOPLE))).failure())
                .isEqualTo("The file has no column \"Handy\" to map; its columns are: phone, mobile, firstName, email.");
        assertThat(ended(UUID.fromString(accepted("?map=mobile:phone", PEOPLE))).failure()).isEqualTo("The file has two columns for \"phone\".");
        assertThat(everybody()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "DE|0171 1234567|491711234567", "DE|(0171) 123-45.67|491711234567", "DE|+39 333 1234567|393331234567", "DE|0039 333 1234567|393331234567",
        "DE|491711234567|491711234567", "IT|333 1234567|393331234567", "IT|06 1234 5678|390612345678", "US|(415) 555-2671|14155552671",
        "DE|0123|0123", "DE|123|123", "|0171 1234567|01711234567"})
    void numbers_written_nationally_get_the_prefix_of_the_country(String country, String written, String digits) {
        imported("phone\n" + written + "\n", null, country);

        assertThat(everybody()).extracting(Contact::phone).containsExactly(digits);
    }

    @Test
    void an_unknown_country_is_refused() {
        assertThat(http.post().uri("/api/v1/lists/" + list + "/import?country=Germany").contentType("text/csv").content(PEOPLE))
                .hasStatus(400).bodyJson().extractingPath("errors[0].field").isEqualTo("country");
    }

    @Test
    void an_unlikely_number_is_kept_with_a_warning() {
        String id = accepted("", "phone\n393331234567\n390000\n123\n390000\n");

        ended(UUID.fromString(id));
        assertThat(http.get().uri("/api/v1/imports/" + id)).hasStatusOk().bodyJson()
                .isLenientlyEqualTo("{\"imported\": 3, \"duplicates\": 1, \"warnings\": 2}");
        assertThat(http.get().uri("/api/v1/contacts/" + everybody().get(1).id())).bodyJson()
                .extractingPath("warnings[0].code").isEqualTo("unlikely-number");
        assertThat(http.get().uri("/api/v1/contacts/" + everybody().get(0).id())).bodyJson().doesNotHavePath("warnings");
    }

    @Test
    void values_that_are_not_of_the_type_of_their_field_are_rejected() {
        ImportJob job = imported("""
                phone,age,born,vip
                39320001,12.5,2026-01-31,yes
                39320002,,,
                39320003,old,,
                39320004,,31.1.2026,
                39320005,,,perhaps
                """, null, null);

        assertThat(everybody()).extracting(Contact::phone).containsExactly("39320001", "39320002");
        assertThat(rejects.page(job.id(), 0, 10)).extracting(ImportReject::reason).containsExactly("\"custom.age\" must be a number like 12 or -3.5",
                "\"custom.born\" must be a date like 2026-01-31", "\"custom.vip\" must be true or false");
    }

    private String accepted(String options, String csv) {
        return http.post().uri("/api/v1/lists/" + list + "/import" + options).contentType("text/csv").content(csv.getBytes(UTF_8)).exchange()
                .getResponse().getHeader("Location").replaceAll(".*/", "");
    }

    private ImportJob imported(String csv, String key, String country) {
        ImportOptions options = new ImportOptions(DuplicateKey.parse(key), ColumnMap.NONE, DefaultCountry.parse(country));
        return ended(imports.begin(list, new ByteArrayInputStream(csv.getBytes(UTF_8)), options).id());
    }

    private ImportJob ended(UUID id) {
        return await().until(() -> imports.require(id.toString()), job -> job.state() != ImportState.RUNNING);
    }

    private List<Contact> everybody() {
        return contacts.page(list, null, 1000);
    }

    private List<String> names() {
        return everybody().stream().map(Contact::firstName).toList();
    }
}
