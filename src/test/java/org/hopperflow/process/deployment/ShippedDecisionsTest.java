package org.hopperflow.process.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.hopperflow.process.flow.AnswerWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedDecisionsTest {

    private static final DmnEngine DMN = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private static final DmnDecision ERROR = read("provider-error.dmn", "providerError");
    private static final DmnDecision ROUTE = read("reply-route.dmn", "replyRoute");

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "131026, 1, PERMANENT, ''",
        "0, 1, ACCOUNT, ''",
        "190, 1, ACCOUNT, ''",
        "200, 1, ACCOUNT, ''",
        "299, 1, ACCOUNT, ''",
        "2000, 1, CONFIG, ''",
        "130429, 1, THROTTLE, PT1S",
        "131056, 1, THROTTLE, PT4S",
        "131049, 1, TEMPORARY, P1D",
        "131049, 3, PERMANENT, ''",
        "131000, 1, TEMPORARY, PT1M",
        "131000, 2, TEMPORARY, PT5M",
        "131000, 3, TEMPORARY, PT30M",
        "131000, 4, TEMPORARY, ''",
        "2, 1, TEMPORARY, PT30S",
        "131016, 9, TEMPORARY, PT15M",
        "1, 3, CONFIG, ''",
        "132015, 1, ACCOUNT, ''",
        "132000, 1, CONFIG, ''",
        "999999, 1, CONFIG, ''",
        "no-number, 1, CONFIG, ''",
        "'', 1, TEMPORARY, PT5M",
        "-, 4, TEMPORARY, ''",
        "131000, -, TEMPORARY, ''"})
    void a_code_of_meta_has_its_class(String code, Integer attempt, String errorClass, String retryAfter) {
        assertThat(error("META", code, "text", attempt)).containsEntry("errorClass", errorClass).containsEntry("retryAfter", retryAfter);
    }

    @Test
    void an_error_that_says_the_customer_opted_out_suppresses_the_number() {
        assertThat(error("META", "131050", "User has stopped marketing", 1)).containsEntry("suppress", "MARKETING");
        assertThat(error("KALEYRA", "E1", "Not sent: number opted out", 1)).containsEntry("suppress", "ALL");
        assertThat(error("META", "131026", "undeliverable", 1).get("suppress")).isNull();
    }

    @Test
    void an_undeliverable_message_has_the_sentence_its_users_know() {
        assertThat(error("META", "131026", "(#131026) Message undeliverable", 1)).containsEntry("reason", "Message Undeliverable");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "E13001 | 'To' number invalid or WhatsApp account does not exist",
        "       | to number is Invalid",
        "X      | The WhatsApp account does not exist.",
        "131026 | (#131026) Message undeliverable"}, quoteCharacter = '`')
    void over_kaleyra_it_has_kaleyras_sentence_whatever_the_code(String code, String text) {
        assertThat(error("KALEYRA", code, text, 1)).containsEntry("errorClass", "PERMANENT")
                .containsEntry("reason", "'To' number invalid or WhatsApp account does not exist");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "RBC001   | Incorrect SID or API Key              | 1 | ACCOUNT   | ``",
        "E110     | Insufficient balance                  | 1 | ACCOUNT   | ``",
        "WAV2101  | Account daily limit reached           | 1 | ACCOUNT   | ``",
        "WA401    | Unauthorised                          | 1 | ACCOUNT   | ``",
        "http-403 | HTTP 403 without an error code        | 1 | ACCOUNT   | ``",
        "http-404 | HTTP 404 without an error code        | 1 | ACCOUNT   | ``",
        "X        | The From number is invalid            | 1 | ACCOUNT   | ``",
        "E13001   | Company id is missing                 | 1 | ACCOUNT   | ``",
        "E13001   | message id must be a string           | 1 | PERMANENT | ``",
        "         | Number opted out                      | 1 | PERMANENT | ``",
        "X        | Template details not found            | 1 | ACCOUNT   | ``",
        "X        | Country traffic blocked               | 1 | PERMANENT | ``",
        "WA400    | Incorrect payload                     | 1 | CONFIG    | ``",
        "WA500    | Internal error                        | 1 | TEMPORARY | PT5M",
        "WA500    | Internal error                        | 2 | TEMPORARY | PT10M",
        "WA500    | Internal error                        | 3 | TEMPORARY | PT15M",
        "WA500    | Internal error                        | 4 | TEMPORARY | ``",
        "         |                                       | 1 | TEMPORARY | PT5M",
        "130429   | Meta's own, passed on                 | 1 | THROTTLE  | PT1S",
        "132015   | Meta's own, passed on                 | 1 | ACCOUNT   | ``"}, quoteCharacter = '`')
    void a_code_of_kaleyra_has_its_class(String code, String text, Integer attempt, String errorClass, String retryAfter) {
        assertThat(error("KALEYRA", code, text, attempt)).containsEntry("errorClass", errorClass).containsEntry("retryAfter", retryAfter);
    }

    @Test
    void an_expired_token_tells_what_to_do() {
        assertThat(error("META", "190", null, 1))
                .containsEntry("reason", "The access token is expired or invalid: enter a new one in the account");
    }

    @Test
    void an_unknown_code_that_calls_itself_temporary_is_tried_again() {
        assertThat(error("KALEYRA", "E999", "Temporarily unavailable, please try again later", 1))
                .containsEntry("errorClass", "TEMPORARY").containsEntry("retryAfter", "PT5M");
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOP", "stop", " Stop! ", "Stopp", "unsubscribe", "Basta", "disiscrivi", "Abmelden", "baja", "Arrêt.",
        "no más mensajes"})
    void a_stop_word_opts_out(String answer) {
        assertThat(route("text", answer)).isEqualTo("optOut");
        assertThat(route("button", answer)).isEqualTo("optOut");
        assertThat(route("button_reply", answer)).isEqualTo("optOut");
    }

    @ParameterizedTest
    @ValueSource(strings = {"please don't stop", "stop by at six", "", "bastante", "I want to cancel my appointment"})
    void other_words_go_to_an_agent(String answer) {
        assertThat(route("text", answer)).isEqualTo("freeText");
    }

    @Test
    void a_chosen_button_or_row_is_a_quick_reply() {
        assertThat(route("button", "Yes, please")).isEqualTo("quickReply");
        assertThat(route("button_reply", "Yes")).isEqualTo("quickReply");
        assertThat(route("list_reply", null)).isEqualTo("quickReply");
    }

    @Test
    void an_answer_without_words_goes_to_an_agent() {
        assertThat(route("media", null)).isEqualTo("freeText");
        assertThat(DMN.evaluateDecisionTable(ROUTE, Map.of("answerType", "location")).getSingleEntry().toString())
                .isEqualTo("freeText");
    }

    private static Map<String, Object> error(String provider, String code, String text, Integer attempt) {
        return DMN.evaluateDecisionTable(ERROR, Variables.putValue("provider", provider).putValue("code", code)
                .putValue("text", text).putValue("attempt", attempt)).getSingleResult().getEntryMap();
    }

    private static String route(String type, String text) {
        return DMN.evaluateDecisionTable(ROUTE, Variables.putValue("answerType", type).putValue("answerWords", AnswerWords.of(text))).getSingleEntry();
    }

    private static DmnDecision read(String file, String key) {
        try (var table = Files.newInputStream(Path.of("bpmn", file))) {
            return DMN.parseDecision(key, table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
