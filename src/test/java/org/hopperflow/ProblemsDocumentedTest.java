package org.hopperflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hopperflow.template.rule.TemplateRule;
import org.junit.jupiter.api.Test;

/** Whoever meets a problem code finds out in docs/problems.md what to do about it. */
class ProblemsDocumentedTest {

    private static final String CODE = "\\s*\"([a-z][a-z-]*)\"";
    private static final Pattern CONFLICT = Pattern.compile("\\bconflict\\(" + CODE);
    private static final Pattern UNAVAILABLE = Pattern.compile("\\bunavailable\\(" + CODE);
    private static final Pattern NOT_FOUND = Pattern.compile("\\bnotFound\\(" + CODE);
    private static final Pattern PROBLEM = Pattern.compile("\\bproblem\\(HttpStatus\\.\\w+," + CODE);
    private static final Pattern WRITTEN = Pattern.compile("\\bwrite\\(response, HttpStatus\\.\\w+," + CODE);
    /** The second of the three texts of an invalid field, whatever expression the first one is. */
    private static final Pattern INVALID = Pattern.compile("\\binvalid\\(\\s*[\\w\".\\[\\]+ ]+," + CODE);
    private static final Pattern FIELD_ERROR = Pattern.compile("new FieldError\\(\\s*[\\w\".\\[\\]+ ]+," + CODE);
    /** {@code when(condition, field, code, message)}: the condition may hold commas, so the code is found from its message on. */
    private static final Pattern WHEN = Pattern.compile("\\bwhen\\((?:[^;]*?),\\s*[\\w\".\\[\\]+ ]+," + CODE + ",");

    /** {@code refuse(condition, code, detail)}, the agents' desk's short form of a conflict. */
    private static final Pattern REFUSED = Pattern.compile("\\brefuse\\((?:[^;]*?)," + CODE + ",");

    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `([a-z-]+)`");

    @Test
    void every_problem_code_is_documented() throws IOException {
        Set<String> thrown = new TreeSet<>(Set.of("invalid-input", "required", "invalid-value"));
        for (Pattern pattern : new Pattern[] {CONFLICT, UNAVAILABLE, PROBLEM, WRITTEN, INVALID, FIELD_ERROR, WHEN, REFUSED}) {
            thrown.addAll(codes(pattern, ""));
        }
        thrown.addAll(codes(NOT_FOUND, "-not-found"));
        Stream.of(TemplateRule.values()).map(TemplateRule::code).forEach(thrown::add);

        assertThat(documented()).as("rows of docs/problems.md").containsAll(thrown);
    }

    @Test
    void the_search_finds_codes_of_every_kind() {
        assertThat(codes(CONFLICT, "")).contains("template-not-approved");
        assertThat(codes(UNAVAILABLE, "")).contains("provider-not-available");
        assertThat(codes(NOT_FOUND, "-not-found")).contains("campaign-not-found");
        assertThat(codes(PROBLEM, "")).contains("unreadable-body");
        assertThat(codes(WRITTEN, "")).contains("unauthorized");
        assertThat(codes(INVALID, "")).contains("not-changeable");
        assertThat(codes(WHEN, "")).contains("too-small", "unknown-time-zone");
    }

    @Test
    void each_code_is_explained_once() throws IOException {
        assertThat(DOCUMENTED.matcher(page()).results().map(row -> row.group(1))).doesNotHaveDuplicates();
    }

    private static Set<String> codes(Pattern pattern, String suffix) {
        Set<String> codes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> {
                Matcher matcher = pattern.matcher(text(file));
                while (matcher.find()) {
                    codes.add(matcher.group(1) + suffix);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return codes;
    }

    private static Set<String> documented() throws IOException {
        Set<String> codes = new TreeSet<>();
        DOCUMENTED.matcher(page()).results().forEach(row -> codes.add(row.group(1)));
        return codes;
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("docs/problems.md"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
