package org.hopperflow.process.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Every row of both providers' error tables: its class, when it is tried again, and the sentence that people read. */
class ProviderErrorTableTest {

    private static final Path FILE = Path.of("bpmn", "provider-error.dmn");
    private static final DmnEngine DMN = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private static final DmnDecision TABLE = table();

    @ParameterizedTest
    @CsvFileSource(resources = "/decisions/meta-errors.csv", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1, nullValues = "-")
    void a_code_of_meta_has_its_row(String code, int attempt, String errorClass, String retryAfter, String reason, String suppress) {
        assertThat(decided("META", code, "any words", attempt)).isEqualTo(row(errorClass, retryAfter, reason, suppress));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/decisions/meta-errors.csv", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1, nullValues = "-")
    void kaleyra_passes_metas_codes_on_and_they_mean_the_same(String code, int attempt, String errorClass, String retryAfter, String reason,
            String suppress) {
        String sentence = "131026".equals(code) ? "'To' number invalid or WhatsApp account does not exist" : reason;

        assertThat(decided("KALEYRA", code, "any words", attempt)).isEqualTo(row(errorClass, retryAfter, sentence, suppress));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/decisions/kaleyra-errors.csv", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1, nullValues = "-")
    void a_code_of_kaleyra_has_its_row(String code, String text, int attempt, String errorClass, String retryAfter, String reason,
            String suppress) {
        assertThat(decided("KALEYRA", code, text, attempt)).isEqualTo(row(errorClass, retryAfter, reason, suppress));
    }

    @Test
    void no_row_of_the_table_is_left_out_here() throws IOException {
        Set<String> told = new TreeSet<>();
        for (String file : new String[] {"meta-errors.csv", "kaleyra-errors.csv"}) {
            for (String line : Files.readAllLines(Path.of("src", "test", "resources", "decisions", file))) {
                String[] cells = line.split("\\|", -1);
                told.add(cells[cells.length - 2]);
            }
        }
        Set<String> sentences = new TreeSet<>();
        Matcher rule = Pattern.compile("<outputEntry[^>]*>\\s*<text>\"([^\"]*)\"</text>").matcher(Files.readString(FILE));
        while (rule.find()) {
            if (rule.group(1).contains(" ")) {
                sentences.add(rule.group(1));
            }
        }

        assertThat(sentences).hasSizeGreaterThan(60);
        assertThat(told).containsAll(sentences);
    }

    private static Map<String, String> row(String errorClass, String retryAfter, String reason, String suppress) {
        return Map.of("class", errorClass, "retryAfter", text(retryAfter), "reason", reason, "suppress", text(suppress));
    }

    private static Map<String, String> decided(String provider, String code, String text, int attempt) {
        Map<String, Object> row = DMN.evaluateDecisionTable(TABLE, Variables.putValue("provider", provider).putValue("code", code)
                .putValue("text", text).putValue("attempt", attempt)).getSingleResult().getEntryMap();
        return row(row.get("errorClass").toString(), text(row.get("retryAfter")), row.get("reason").toString(), text(row.get("suppress")));
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    private static DmnDecision table() {
        try (var table = Files.newInputStream(FILE)) {
            return DMN.parseDecision("providerError", table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
