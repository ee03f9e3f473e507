package org.hopperflow.contact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.RunMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ContactTest
class ImportTest {

    private static final String NOT_TEXT = "The file is not UTF-8 text. Save it as \"CSV UTF-8\" and import it again.";

    @Autowired
    Imports imports;
    @Autowired
    ContactListRepository lists;
    @Autowired
    ContactRepository contacts;
    @Autowired
    ImportRejectRepository rejects;
    @Autowired
    ImportJournal journal;
    @Autowired
    ImportRunner runner;
    @Autowired
    ImportFolder folder;
    @Autowired
    RunMode mode;
    @Autowired
    Clock clock;
    @Autowired
    PlatformTransactionManager transactions;
    @Autowired
    MockMvcTester http;

    final ListId list = ListId.next();

    @BeforeEach
    void a_list() {
        lists.insert(ContactList.plain(list, "Customers", clock.instant()));
    }

    @Test
    void every_row_with_a_number_becomes_a_contact() {
        ImportJob job = imported("""
                phone,mobile,First name,last_name,EMAIL,city,optedInAt,opt in source
                +39 320 111-2222,,Ada,Rossi,ada@example.org,Rome,2026-01-31T10:00:00+01:00,web
                ,0039 333 444,Bea,,,,2026-01-31,
                """);

        assertThat(job.state()).isEqualTo(ImportState.DONE);
        assertThat(job.counts()).isEqualTo(new ImportCounts(2, 2, 0, 0));
        assertThat(job.finishedAt()).isNotNull();
        assertThat(everybody()).usingRecursiveFieldByFieldElementComparatorIgnoringFields("id").containsExactly(
                new Contact(null, list, "393201112222", "393201112222", "Ada", "Rossi", "ada@example.org", Map.of("city", "Rome"),
                        Instant.parse("2026-01-31T09:00:00Z"), "web"),
                new Contact(null, list, "39333444", "39333444", "Bea", null, null, Map.of(), Instant.parse("2026-01-31T00:00:00Z"), null));
    }

    @Test
    void the_demo_file_gives_exact_counts() throws Exception {
        ImportJob job = imported(Files.readAllBytes(Path.of("demo/contacts.csv")));

        assertThat(job.counts()).isEqualTo(new ImportCounts(300, 292, 5, 3));
        assertThat(everybody()).hasSize(292).allSatisfy(contact -> assertThat(contact.custom()).containsKeys("city", "code", "fate"));
        assertThat(everybody().stream().map(contact -> contact.custom().get("fate"))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting())))
                .isEqualTo(Map.of("yes", 40L, "later", 40L, "no", 40L, "text", 30L, "stop", 10L, "silent", 92L, "undeliverable", 20L,
                        "temporary", 15L, "short", 5L));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void the_delimiter_is_found_out(String delimiter) {
        ImportJob job = imported("phone;firstName;note, or so\n39320111;Ada;x\n39320112;Bea;y\n".replace(";", delimiter)
                .replace("note, or so", "\"note, or so\""));

        assertThat(job.counts()).isEqualTo(new ImportCounts(2, 2, 0, 0));
        assertThat(everybody()).extracting(Contact::firstName).containsExactly("Ada", "Bea");
        assertThat(everybody().get(0).custom()).isEqualTo(Map.of("note, or so", "x"));
    }

    @Test
    void a_single_column_needs_no_delimiter() {
        assertThat(imported("phone\n39320111\n").counts()).isEqualTo(new ImportCounts(1, 1, 0, 0));
    }

    @Test
    void byte_order_mark_and_windows_line_ends_are_fine() {
        imported("\uFEFFphone;firstName\r\n39320111;Renée\r\n\r\n39320112;Zoë\r\n");

        assertThat(everybody()).extracting(Contact::firstName).containsExactly("Renée", "Zoë");
    }

    @Test
    void quotes_may_hold_delimiters_quotes_and_lines() {
        ImportJob job = imported("phone,firstName,note\n39320111,\"O\"\"Hara, Ada\",\"first\nsecond\"\nnone,x,y\n");

        assertThat(everybody()).singleElement().satisfies(ada -> {
            assertThat(ada.firstName()).isEqualTo("O\"Hara, Ada");
            assertThat(ada.custom()).isEqualTo(Map.of("note", "first\nsecond"));
        });
        assertThat(rejects.page(job.id(), 0, 10)).extracting(ImportReject::line).containsExactly(4);
    }

    @Test
    void a_mobile_column_is_enough() {
        imported("Mobile,name\n39320111,Ada\n");

        assertThat(everybody()).extracting(Contact::phone).containsExactly("39320111");
    }

    @Test
    void too_few_digits_are_imported_and_wait_in_the_hopper() {
        imported("phone\n123\n");

        assertThat(everybody()).extracting(Contact::phone).containsExactly("123");
    }

    @Test
    void a_number_counts_once_in_the_file_and_in_the_list() {
        imported("phone\n39320111\n");

        ImportJob job = imported("phone,mobile\n+39 320 111,\n39320112,\n,39320112\n0039320113,\n");

        assertThat(job.counts()).isEqualTo(new ImportCounts(4, 2, 2, 0));
        assertThat(everybody()).extracting(Contact::phone).containsExactly("39320111", "39320112", "39320113");
    }

    @Test
    void a_number_counts_once_across_batches() {
        String rows = IntStream.range(0, 1200).mapToObj(i -> "39320" + (100000 + i % 700) + "\n").collect(Collectors.joining());

        ImportJob job = imported("phone\n" + rows);

        assertThat(job.counts()).isEqualTo(new ImportCounts(1200, 700, 500, 0));
        assertThat(lists.contacts(list)).isEqualTo(700);
    }

    @Test
    void rows_that_cannot_be_contacts_are_kept_with_line_and_reason() {
        ImportJob job = imported("""
                phone,firstName,optedInAt
                unknown,Ada,
                39320111,Bea
                39320112,Cleo,2026-01-01,extra
                3.9332E+11,Dora,
                39320113,Eva,yesterday
                39320114,Fay,
                """);

        assertThat(job.counts()).isEqualTo(new ImportCounts(6, 1, 0, 5));
        assertThat(rejects.page(job.id(), 0, 10)).containsExactly(
                new ImportReject(2, "There is no digit in phone and mobile", "unknown,Ada,"),
                new ImportReject(3, "The row has 2 columns instead of 3", "39320111,Bea"),
                new ImportReject(4, "The row has 4 columns instead of 3", "39320112,Cleo,2026-01-01,extra"),
                new ImportReject(5, "\"3.9332E+11\" was rounded by a spreadsheet; format the column as text", "3.9332E+11,Dora,"),
                new ImportReject(6, "optedInAt must be a date or time like 2026-01-31 or 2026-01-31T10:00:00Z", "39320113,Eva,yesterday"));
    }

    @Test
    void the_reject_file_can_be_read_as_csv() {
        ImportJob job = imported("phone;firstName\nunknown;\"Ada; \"\"A\"\"\"\n");

        assertThat(http.get().uri("/api/v1/imports/" + job.id() + "/rejects.csv")).hasStatusOk()
                .hasContentTypeCompatibleWith("text/csv")
                .bodyText().isEqualTo("line,reason,row\r\n"
                        + "2,There is no digit in phone and mobile,\"unknown;\"\"Ada; \"\"\"\"A\"\"\"\"\"\"\"\r\n");
    }

    @Test
    void who_imports_a_file_without_opt_in_column_attests_it() {
        ImportJob job = imported("phone\n39320111\n");

        assertThat(everybody()).singleElement().satisfies(contact -> {
            assertThat(contact.optedInAt()).isCloseTo(job.createdAt(), within(1, ChronoUnit.MILLIS));
            assertThat(contact.optInSource()).isEqualTo("import");
        });
    }

    @Test
    void a_blank_opt_in_stays_unknown() {
        imported("phone,optedInAt\n39320111,\n");

        assertThat(everybody()).singleElement().extracting(Contact::optedInAt, Contact::optInSource).containsExactly(null, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF", "\n\r\n"})
    void an_empty_file_fails(String nothing) {
        assertThat(imported(nothing)).satisfies(failedWith("The file is empty."));
    }

    @Test
    void a_header_alone_imports_nothing() {
        assertThat(imported("phone,firstName\n").counts()).isEqualTo(ImportCounts.NONE);
    }

    @Test
    void a_file_without_phone_column_fails() {
        assertThat(imported("telefono;nome\n39320111;Ada\n"))
                .satisfies(failedWith("The file has no column \"phone\" or \"mobile\"; its columns are: telefono, nome."));
    }

    @Test
    void a_column_that_comes_twice_fails() {
        assertThat(imported("phone,Phone\n1,2\n")).satisfies(failedWith("The file has the column \"Phone\" twice."));
    }

    @Test
    void binary_content_fails_and_nothing_stays() {
        String text = IntStream.range(0, 600).mapToObj(i -> "39320" + (100000 + i) + "\n").collect(Collectors.joining());

        assertThat(imported("phone\n" + text + "39\0\n")).satisfies(failedWith(NOT_TEXT));
        assertThat(imported(("phone,firstName\n" + text.replace("\n", ",x\n") + "39320111,Zoë\n").getBytes(ISO_8859_1)))
                .satisfies(failedWith(NOT_TEXT));
        assertThat(imported("phone\n39320111\n".getBytes(UTF_16LE))).satisfies(failedWith(NOT_TEXT));
        assertThat(everybody()).isEmpty();
    }

    @Test
    void a_quote_that_never_closes_fails() {
        ImportJob job = imported("phone,firstName\n39320111,Ada\n39320112,\"Bea\n39320113,Cleo\n");

        assertThat(job.state()).isEqualTo(ImportState.FAILED);
        assertThat(job.failure()).startsWith("The file cannot be read as CSV: ").contains("line 3");
        assertThat(everybody()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void unicode_text_of_a_spreadsheet_is_read(String charset) {
        imported("\uFEFFphone\tfirstName\r\n39320111\tRenée\r\n".getBytes(Charset.forName(charset)));

        assertThat(everybody()).extracting(Contact::firstName).containsExactly("Renée");
    }

    @Test
    void a_file_without_header_tells_what_was_taken_for_it() {
        assertThat(imported("39320111,Ada\n39320112,Bea\n"))
                .satisfies(failedWith("The file has no column \"phone\" or \"mobile\"; its columns are: 39320111, Ada."));
    }

    @Test
    void a_picture_is_no_list() throws Exception {
        byte[] picture = new byte[100_000];
        new Random(7).nextBytes(picture);
        picture[0] = (byte) 0x89;

        assertThat(imported(picture)).satisfies(failedWith(NOT_TEXT));
    }

    @ParameterizedTest
    @ValueSource(ints = {2_000, 20_000, 1_000_000})
    void a_file_of_columns_is_no_list(int columns) {
        String header = IntStream.range(0, columns).mapToObj(i -> "c" + i).collect(Collectors.joining(","));

        ImportJob job = imported("phone," + header + "\n39320111\n");

        assertThat(job.state()).isEqualTo(ImportState.FAILED);
        assertThat(job.failure()).hasSizeLessThan(300);
        assertThat(everybody()).isEmpty();
    }

    @Test
    void a_row_of_columns_is_no_contact() {
        assertThat(imported("phone,a\n39320111,b\n39320112" + ",".repeat(3_000) + "\n").counts()).isEqualTo(new ImportCounts(2, 1, 0, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\""})
    void a_cell_of_ten_million_characters_fails(String quote) {
        ImportJob job = imported("phone,firstName\n39320111,Ada\n39320112," + quote + "x".repeat(10_000_000) + quote + "\n");

        assertThat(job.state()).isEqualTo(ImportState.FAILED);
        assertThat(job.failure()).startsWith("The file cannot be read as CSV: ").hasSizeLessThan(300);
        assertThat(everybody()).isEmpty();
    }

    @Test
    void long_rows_come_in_smaller_batches() {
        String note = "x".repeat(200_000);
        String rows = IntStream.range(0, 60).mapToObj(i -> "3932011" + (10 + i) + "," + note + "\n").collect(Collectors.joining());

        assertThat(imported("phone,note\n" + rows).counts()).isEqualTo(new ImportCounts(60, 60, 0, 0));
        assertThat(everybody()).allSatisfy(contact -> assertThat(contact.custom().get("note")).hasSize(200_000));
    }

    @Test
    void texts_of_all_kinds_arrive_unchanged() {
        imported("phone,firstName,lastName,note\n39320111,\"tab\tand \\N \\\",\"line\r\nline\",\"😀 {\"\"a\"\": 1}\"\n");

        assertThat(everybody()).singleElement().satisfies(ada -> {
            assertThat(ada.firstName()).isEqualTo("tab\tand \\N \\");
            assertThat(ada.lastName()).isEqualTo("line\r\nline");
            assertThat(ada.custom()).isEqualTo(Map.of("note", "😀 {\"a\": 1}"));
        });
    }

    @Test
    void a_number_counts_once_in_thirty_thousand_rows_and_the_first_row_wins() {
        String rows = IntStream.range(0, 30_000).mapToObj(i -> (39_320_000_000L + i % 25_000) + ",row " + i + "\n").collect(Collectors.joining());

        ImportJob job = imported("phone,firstName\n" + rows);

        assertThat(job.counts()).isEqualTo(new ImportCounts(30_000, 25_000, 5_000, 0));
        assertThat(contacts.byPhone(list, "39320000000")).get().extracting(Contact::firstName).isEqualTo("row 0");
        assertThat(contacts.byPhone(list, "39320004999")).get().extracting(Contact::firstName).isEqualTo("row 4999");
    }

    @Test
    void a_long_import_shows_progress_and_is_cancelled_on_its_way() {
        String rows = IntStream.range(0, 300_000).mapToObj(i -> (39_320_000_000L + i) + ",Ada\n").collect(Collectors.joining());
        UUID id = imports.begin(list, new ByteArrayInputStream(("phone,firstName\n" + rows).getBytes(UTF_8)), ImportOptions.DEFAULT).id();
        await().pollInterval(Duration.ofMillis(10)).until(() -> imports.require(id.toString()).counts().imported() > 0);

        assertThat(imports.cancel(id.toString()).state()).isEqualTo(ImportState.CANCELLED);

        await().untilAsserted(() -> assertThat(folder.file(id)).doesNotExist());
        assertThat(everybody()).isEmpty();
    }

    @Test
    void a_body_that_is_no_csv_is_refused_at_the_door() {
        assertThat(http.post().uri("/api/v1/lists/" + list + "/import").contentType("application/json").content("{}")).hasStatus(415)
                .bodyJson().extractingPath("code").isEqualTo("unsupported-media-type");
    }

    @Test
    void rejects_do_no_harm_in_a_spreadsheet() {
        ImportJob job = imported("firstName,phone\n=1+1,none\n");

        assertThat(http.get().uri("/api/v1/imports/" + job.id() + "/rejects.csv")).bodyText()
                .isEqualTo("line,reason,row\r\n2,There is no digit in phone and mobile,\"'=1+1,none\"\r\n");
    }

    @Test
    void a_cancelled_import_leaves_nothing() {
        UUID id = whileTheListIsLocked(() -> {
            UUID begun = imports.begin(list, new ByteArrayInputStream("phone\n39320111\n".getBytes(UTF_8)), ImportOptions.DEFAULT).id();
            assertThat(imports.cancel(begun.toString()).state()).isEqualTo(ImportState.CANCELLED);
            return begun;
        });

        await().untilAsserted(() -> assertThat(folder.file(id)).doesNotExist());
        assertThat(imports.require(id.toString()).state()).isEqualTo(ImportState.CANCELLED);
        assertThat(everybody()).isEmpty();
        assertThat(http.post().uri("/api/v1/imports/" + id + "/cancel")).hasStatusOk();
    }

    @Test
    void two_imports_into_one_list_take_each_number_once() {
        List<UUID> ids = whileTheListIsLocked(() -> List.of(
                imports.begin(list, new ByteArrayInputStream("phone\n39320111\n39320112\n".getBytes(UTF_8)), ImportOptions.DEFAULT).id(),
                imports.begin(list, new ByteArrayInputStream("phone\n39320112\n39320111\n".getBytes(UTF_8)), ImportOptions.DEFAULT).id()));

        List<ImportCounts> counts = ids.stream().map(id -> ended(id).counts()).toList();
        assertThat(counts).containsExactlyInAnyOrder(new ImportCounts(2, 2, 0, 0), new ImportCounts(2, 0, 2, 0));
    }

    @Test
    void an_import_that_has_ended_cannot_be_cancelled() {
        ImportJob job = imported("phone\n39320111\n");

        assertThat(http.post().uri("/api/v1/imports/" + job.id() + "/cancel")).hasStatus(409)
                .bodyJson().extractingPath("code").isEqualTo("import-finished");
    }

    @Test
    void an_import_whose_process_was_killed_has_failed_when_the_next_one_starts() throws Exception {
        ImportJob job = journal.next(list);
        journal.begin(job);
        Path left = Files.createDirectories(mode.dataDir().resolve("imports").resolve("of-a-killed-process"));
        Files.writeString(left.resolve(job.id() + ".csv"), "phone\n39320111\n");

        try (ImportFolder next = new ImportFolder(mode)) {
            new ImportRecovery(next, journal).afterSingletonsInstantiated();
        }

        assertThat(imports.require(job.id().toString())).satisfies(failedWith(ImportRecovery.STOPPED));
        assertThat(left).doesNotExist();
        assertThat(folder.file(job.id()).getParent()).exists();
    }

    @Test
    void an_import_that_is_stopped_with_its_process_tells_so() throws Exception {
        ImportJob job = journal.next(list);
        journal.begin(job);
        folder.store(job.id(), new ByteArrayInputStream("phone\n39320111\n".getBytes(UTF_8)));

        Thread.currentThread().interrupt();
        runner.run(new ImportOrder(job, ImportOptions.DEFAULT));

        assertThat(imports.require(job.id().toString())).satisfies(failedWith(ImportRecovery.STOPPED));
        assertThat(everybody()).isEmpty();
        assertThat(folder.unfinished()).doesNotContain(job.id());
    }

    @Test
    void a_csv_body_is_accepted_at_once() {
        String id = accepted(http.post().uri("/api/v1/lists/" + list + "/import").contentType("text/csv").content("phone\n39320111\n"));

        assertThat(ended(UUID.fromString(id)).state()).isEqualTo(ImportState.DONE);
        assertThat(http.get().uri("/api/v1/imports/" + id)).hasStatusOk().bodyJson().isLenientlyEqualTo(
                "{\"state\": \"DONE\", \"rows\": 1, \"imported\": 1, \"duplicates\": 0, \"rejected\": 0, \"listId\": \"" + list + "\"}");
    }

    @Test
    void a_file_of_a_form_is_accepted_too() {
        String id = accepted(http.post().uri("/api/v1/lists/" + list + "/import").multipart()
                .file(new MockMultipartFile("file", "a.csv", "text/csv", "phone\n39320111\n".getBytes(UTF_8))));

        assertThat(ended(UUID.fromString(id)).counts().imported()).isEqualTo(1);
    }

    @Test
    void what_does_not_exist_is_not_found() {
        assertThat(http.post().uri("/api/v1/lists/" + ListId.next() + "/import").contentType("text/csv").content("phone\n1\n"))
                .hasStatus(404).bodyJson().extractingPath("code").isEqualTo("list-not-found");
        assertThat(http.get().uri("/api/v1/imports/" + UUID.randomUUID())).hasStatus(404)
                .bodyJson().extractingPath("code").isEqualTo("import-not-found");
        assertThat(http.get().uri("/api/v1/imports/nonsense/rejects.csv")).hasStatus(404);
        assertThat(http.post().uri("/api/v1/lists/" + list + "/import").multipart()).hasStatus(400)
                .bodyJson().extractingPath("errors[0].field").isEqualTo("file");
    }

    @Test
    void progress_is_seen_while_the_import_is_open_and_outlives_its_rollback() {
        ImportJob job = journal.next(list);
        journal.begin(job);
        ImportCounts counts = new ImportCounts(500, 490, 7, 3);

        new TransactionTemplate(transactions).executeWithoutResult(importing -> {
            journal.progress(job.id(), new ImportTally(counts, 2));
            importing.setRollbackOnly();
        });

        assertThat(imports.require(job.id().toString()).counts()).isEqualTo(counts);
    }

    private static Consumer<ImportJob> failedWith(String sentence) {
        return job -> {
            assertThat(job.state()).isEqualTo(ImportState.FAILED);
            assertThat(job.failure()).isEqualTo(sentence);
            assertThat(job.counts().imported()).isZero();
        };
    }

    private ImportJob imported(String csv) {
        return imported(csv.getBytes(UTF_8));
    }

    private ImportJob imported(byte[] csv) {
        return ended(imports.begin(list, new ByteArrayInputStream(csv), ImportOptions.DEFAULT).id());
    }

    private ImportJob ended(UUID id) {
        return await().until(() -> imports.require(id.toString()), job -> job.state() != ImportState.RUNNING);
    }

    private List<Contact> everybody() {
        return contacts.page(list, null, 1000);
    }

    private <T> T whileTheListIsLocked(Supplier<T> action) {
        return new TransactionTemplate(transactions).execute(status -> {
            lists.lockForImport(list);
            return CompletableFuture.supplyAsync(action).join();
        });
    }

    private static String accepted(MockMvcTester.MockMvcRequestBuilder request) {
        return accepted(request.exchange());
    }

    private static String accepted(MockMvcTester.MockMultipartMvcRequestBuilder request) {
        return accepted(request.exchange());
    }

    private static String accepted(MvcTestResult answer) {
        assertThat(answer).hasStatus(202).bodyJson().extractingPath("state").isEqualTo("RUNNING");
        assertThat(answer).containsHeader("Location");
        return answer.getResponse().getHeader("Location").replaceAll(".*/", "");
    }
}
