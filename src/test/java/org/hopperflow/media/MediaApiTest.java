package org.hopperflow.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hopperflow.fixture.SampleFiles.jpeg;
import static org.hopperflow.fixture.SampleFiles.pdf;
import static org.hopperflow.fixture.SampleFiles.png;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.shared.MediaId;
import org.hopperflow.shared.RunMode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HopperflowTest
class MediaApiTest {

    private static final int MEGABYTE = 1_048_576;

    @LocalServerPort int port;
    @TempDir Path folder;
    @Autowired private RunMode mode;
    @Autowired private MediaRepository repository;
    @Autowired private Clock clock;

    private Api api;

    @BeforeEach
    void signIn() {
        api = new Api("http://localhost:" + port, "admin", "admin-of-the-tests");
    }

    @Test
    void a_file_is_kept_and_shown_with_its_hash() throws Exception {
        byte[] picture = png(70_000);

        JsonNode taken = api.upload("/api/v1/media", "spring.png", "image/png", picture).expect(201).json();

        assertThat(taken.path("type").asText()).isEqualTo("IMAGE");
        assertThat(taken.path("mimeType").asText()).isEqualTo("image/png");
        assertThat(taken.path("fileName").asText()).isEqualTo("spring.png");
        assertThat(taken.path("bytes").asInt()).isEqualTo(70_000);
        assertThat(taken.path("sha256").asText()).isEqualTo(sha256(picture));
        assertThat(api.get("/api/v1/media/" + taken.path("id").asText()).expect(200).json()).isEqualTo(taken);
    }

    @Test
    void its_content_comes_back_as_a_file_to_save() throws Exception {
        byte[] document = pdf(3_000);
        String id = api.upload("/api/v1/media", "Preisliste März.pdf", "application/pdf", document).expect(201).id();

        HttpResponse<byte[]> content = get("/api/v1/media/" + id + "/content");

        assertThat(content.statusCode()).isEqualTo(200);
        assertThat(content.body()).isEqualTo(document);
        assertThat(content.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(content.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(content.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment")
                .contains("filename*=UTF-8''Preisliste%20M%C3%A4rz.pdf");
    }

    @ParameterizedTest
    @CsvSource({
        "a.png,         image/png,                PDF,   content-mismatch",
        "a.pdf,         image/png,                PDF,   content-mismatch",
        "a.exe,         application/octet-stream, PNG,   content-mismatch",
        "a.png,         image/png,                EMPTY, empty-file",
        "a.png,         image/png,                EXE,   type-not-taken",
        "a.docx,        application/octet-stream, ZIP,   type-not-taken",
        "a.txt,         text/plain,               HTML,  type-not-taken",
    })
    void a_file_that_is_not_what_it_says_or_is_not_taken_leaves_nothing(String name, String declared, String content, String code)
            throws IOException {
        byte[] file = switch (content) {
            case "PDF" -> pdf(500);
            case "PNG" -> png(500);
            case "EMPTY" -> new byte[0];
            case "ZIP" -> org.hopperflow.fixture.SampleFiles.zip("readme.txt");
            case "HTML" -> "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
            default -> org.hopperflow.fixture.SampleFiles.withMagic("MZ\u0090\0\u0003", 500);
        };
        Set<Path> before = files();

        JsonNode refused = api.upload("/api/v1/media", name, declared, file).expect(400).json();

        assertThat(refused.at("/errors/0/field").asText()).isEqualTo("file");
        assertThat(refused.at("/errors/0/code").asText()).isEqualTo(code);
        assertThat(refused.at("/errors/0/message").asText()).endsWith(".");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void a_picture_of_six_megabytes_is_too_large() throws Exception {
        Set<Path> before = files();

        HttpResponse<byte[]> refused = stream("big.png",
                () -> new SequenceInputStream(new ByteArrayInputStream(png(1_000)), zeros(6 * MEGABYTE)));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains("\"too-large\"")
                .contains("A file of the type IMAGE has at most 5 MB.");
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void a_picture_of_just_five_megabytes_is_taken() {
        assertThat(api.upload("/api/v1/media", "a.jpg", "image/jpg", jpeg(5 * MEGABYTE)).expect(201).json().path("bytes").asInt())
                .isEqualTo(5 * MEGABYTE);
    }

    @ParameterizedTest
    @CsvSource({
        "../../../etc/passwd.png, passwd.png",
        "C:\\\\temp\\\\logo.png,  logo.png",
        "..,                      file",
        "a%0Ab.png,               ab.png",
    })
    void a_name_never_becomes_a_path(String given, String kept) {
        JsonNode taken = api.upload("/api/v1/media", given, "image/png", png(100)).expect(201).json();

        assertThat(taken.path("fileName").asText()).isIn(kept, given.substring(given.lastIndexOf('\\') + 1));
        assertThat(taken.path("fileName").asText()).doesNotContain("/", "\\").isNotEqualTo("..");
        assertThat(Files.exists(mode.dataDir().resolve("media").resolve(taken.path("id").asText()))).isTrue();
    }

    @Test
    void what_is_not_there_is_not_found() {
        assertThat(api.get("/api/v1/media/" + MediaId.next()).expect(404).code()).isEqualTo("media-not-found");
        assertThat(api.get("/api/v1/media/" + MediaId.next() + "/content").expect(404).code()).isEqualTo("media-not-found");
        assertThat(api.get("/api/v1/media/nonsense").expect(404).code()).isEqualTo("media-not-found");
        assertThat(api.post("/api/v1/media", "multipart/form-data; boundary=part", "--part--\r\n").expect(400).json()
                .at("/errors/0/code").asText()).isEqualTo("required");
    }

    @Test
    void a_file_that_this_node_does_not_have_is_told_so() throws IOException {
        String id = api.upload("/api/v1/media", "a.png", "image/png", png(100)).expect(201).id();
        Files.delete(mode.dataDir().resolve("media").resolve(id));

        assertThat(api.get("/api/v1/media/" + id + "/content").expect(503).code()).isEqualTo("media-unavailable");
    }

    @Test
    void what_a_killed_process_left_is_tidied_up_and_what_it_had_recorded_is_kept() throws IOException {
        Path killed = Files.createDirectories(folder.resolve("media/incoming/killed"));
        MediaId recorded = MediaId.next();
        repository.insert(new Media(recorded, MediaKind.IMAGE, "image/png", "a.png", 5, "0", clock.instant()));
        Files.writeString(killed.resolve(recorded.toString()), "whole");
        Files.writeString(killed.resolve(MediaId.next().toString()), "half");
        Files.writeString(killed.resolve("upload_00000001.tmp"), "half a form");

        try (MediaFolder own = new MediaFolder(new RunMode(true, true, false, folder));
                MediaFolder neighbours = new MediaFolder(new RunMode(true, true, false, folder))) {
            new LeftBehind(own, repository).afterSingletonsInstantiated();

            assertThat(own.kept(recorded)).hasContent("whole");
            assertThat(killed).doesNotExist();
            assertThat(neighbours.mine()).exists();
        }
    }

    private Set<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(mode.dataDir().resolve("media"))) {
            return all.filter(Files::isRegularFile).collect(Collectors.toSet());
        }
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        return HttpClient.newHttpClient().send(request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** A form whose length nobody says beforehand. */
    private HttpResponse<byte[]> stream(String name, java.util.function.Supplier<InputStream> file) throws Exception {
        byte[] head = ("--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: image/png\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = "\r\n--part--\r\n".getBytes(StandardCharsets.UTF_8);
        return HttpClient.newHttpClient().send(request("/api/v1/media").header("Content-Type", "multipart/form-data; boundary=part")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new SequenceInputStream(new SequenceInputStream(
                        new ByteArrayInputStream(head), file.get()), new ByteArrayInputStream(tail)))).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("Authorization",
                "Basic " + Base64.getEncoder().encodeToString("admin:admin-of-the-tests".getBytes(StandardCharsets.UTF_8)));
    }

    private static InputStream zeros(long bytes) {
        return new InputStream() {
            private long left = bytes;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                int given = (int) Math.min(left, length);
                left -= given;
                return given > 0 ? given : -1;
            }
        };
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
