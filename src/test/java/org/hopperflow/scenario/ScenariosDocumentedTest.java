package org.hopperflow.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever asks for a rule of the product finds in docs/scenarios.md a test that exists and shows it. */
class ScenariosDocumentedTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (?!Rule \\|)(.+) \\| (.*) \\|$");
    private static final Pattern SHOWN = Pattern.compile("`(\\w+Test)(?:#(\\w+))?`");
    private static final Pattern METHOD = Pattern.compile("(?m)^    (?:public )?void (\\w+)\\(");
    private static final Path TESTS = Path.of("src/test/java");

    @Test
    void every_rule_names_a_test() throws IOException {
        assertThat(rows()).hasSizeGreaterThan(60)
                .allSatisfy(row -> assertThat(SHOWN.matcher(row.group(2)).results()).as(row.group(1)).isNotEmpty());
    }

    @Test
    void every_named_test_exists() throws IOException {
        Map<String, String> sources = sources();

        assertThat(rows().stream().flatMap(row -> SHOWN.matcher(row.group(2)).results())).isNotEmpty().allSatisfy(shown -> {
            assertThat(sources).containsKey(shown.group(1));
            assertThat(shown.group(2) == null || METHOD.matcher(sources.get(shown.group(1))).results()
                    .anyMatch(method -> method.group(1).equals(shown.group(2)))).as(shown.group()).isTrue();
        });
    }

    @Test
    void every_scenario_has_its_row() throws IOException {
        String page = page();

        sources().forEach((name, source) -> {
            if (name.endsWith("ScenariosTest")) {
                assertThat(METHOD.matcher(source).results().map(method -> method.group(1)).filter(method -> method.contains("_")))
                        .allSatisfy(method -> assertThat(page).contains("`" + name + "#" + method + "`"));
            }
        });
    }

    private static List<MatchResult> rows() throws IOException {
        return ROW.matcher(page()).results().toList();
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("docs/scenarios.md"));
    }

    /** Simple name → text. */
    private static Map<String, String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.filter(file -> file.toString().endsWith("Test.java")).collect(Collectors.toMap(
                    file -> file.getFileName().toString().replace(".java", ""), ScenariosDocumentedTest::text));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
