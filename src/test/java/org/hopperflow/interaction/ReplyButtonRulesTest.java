package org.hopperflow.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hopperflow.message.ReplyButtons;
import org.hopperflow.message.ReplyButtons.Button;
import org.hopperflow.shared.RuleBroken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReplyButtonRulesTest {

    private static final Button YES = new Button("yes", "Yes");

    @Test
    void buttons_at_every_limit_are_fine() {
        ReplyButtons message = new ReplyButtons("b".repeat(1024), List.of(new Button("i".repeat(256), "t".repeat(20)), YES,
                new Button("no", "No")));

        assertThatCode(() -> new ReplyButtonRules(message).check()).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{1} {2}")
    @MethodSource("wrong")
    void each_wrong_field_is_named(ReplyButtons message, String field, String code) {
        RuleBroken broken = catchThrowableOfType(RuleBroken.class, () -> new ReplyButtonRules(message).check());

        assertThat(broken.errors()).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo(field);
            assertThat(error.code()).isEqualTo(code);
        });
    }

    @Test
    void all_wrong_fields_are_named_at_once() {
        RuleBroken broken = catchThrowableOfType(RuleBroken.class, () -> new ReplyButtonRules(new ReplyButtons(null, null)).check());

        assertThat(broken.errors()).extracting("field").containsExactly("body", "buttons");
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(new ReplyButtons(" ", List.of(YES)), "body", "required"),
                Arguments.of(new ReplyButtons("b".repeat(1025), List.of(YES)), "body", "too-long"),
                Arguments.of(new ReplyButtons("Body", List.of()), "buttons", "required"),
                Arguments.of(new ReplyButtons("Body", List.of(YES, new Button("2", "2"), new Button("3", "3"), new Button("4", "4"))),
                        "buttons", "too-many"),
                Arguments.of(new ReplyButtons("Body", Arrays.asList(YES, null)), "buttons[1]", "required"),
                Arguments.of(new ReplyButtons("Body", List.of(new Button(null, "Yes"))), "buttons[0].id", "required"),
                Arguments.of(new ReplyButtons("Body", List.of(new Button("i".repeat(257), "Yes"))), "buttons[0].id", "too-long"),
                Arguments.of(new ReplyButtons("Body", List.of(new Button("yes", " "))), "buttons[0].title", "required"),
                Arguments.of(new ReplyButtons("Body", List.of(new Button("yes", "t".repeat(21)))), "buttons[0].title", "too-long"),
                Arguments.of(new ReplyButtons("Body", List.of(YES, new Button("yes", "Again"))), "buttons[1].id", "duplicate"),
                Arguments.of(new ReplyButtons("Body", List.of(YES, new Button("again", "Yes"))), "buttons[1].title", "duplicate"));
    }
}
