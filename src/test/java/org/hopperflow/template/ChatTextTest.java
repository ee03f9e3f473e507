package org.hopperflow.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Hi there                     | plain(Hi there)",
        "*Only* today                 | bold(Only) plain( today)",
        "the _new one_, please        | plain(the ) italic(new one) plain(, please)",
        "was ~20~ now *15 EUR*        | plain(was ) struck(20) plain( now ) bold(15 EUR)",
        "code ```A *1* B``` here      | plain(code ) mono(A *1* B) plain( here)",
        "2*3*4 and snake_case_name    | plain(2*3*4 and snake_case_name)",
        "a * b * c                    | plain(a * b * c)",
        "*never closed                | plain(*never closed)",
        "**                           | plain(**)"})
    void marks_count_around_whole_words(String text, String spans) {
        assertThat(shown(text)).isEqualTo(spans);
    }

    @Test
    void a_mark_does_not_reach_into_the_next_line() {
        assertThat(shown("*one\ntwo*")).isEqualTo("plain(*one\ntwo*)");
    }

    @Test
    void no_text_is_no_span() {
        assertThat(ChatText.of(null).spans()).isEmpty();
        assertThat(ChatText.of("").spans()).isEmpty();
    }

    private static String shown(String text) {
        return ChatText.of(text).spans().stream().map(span -> span.style() + "(" + span.text() + ")").collect(Collectors.joining(" "));
    }
}
