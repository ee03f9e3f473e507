package org.hopperflow.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hopperflow.message.Choices;
import org.hopperflow.message.Choices.Row;
import org.hopperflow.message.Choices.Section;
import org.hopperflow.shared.RuleBroken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChoiceRulesTest {

    @Test
    void a_list_at_every_limit_is_fine() {
        Choices choices = new Choices("b".repeat(1024), "b".repeat(20), List.of(
                new Section("t".repeat(24), rows(0, 5)),
                new Section("u".repeat(24), rows(5, 5))));

        assertThatCode(() -> new ChoiceRules(choices).check()).doesNotThrowAnyException();
    }

    @Test
    void a_single_section_needs_no_title() {
        assertThatCode(() -> new ChoiceRules(new Choices("Body", "Choose", List.of(new Section(null, rows(0, 1))))).check())
                .doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{1} {2}")
    @MethodSource("wrong")
    void each_wrong_field_is_named(Choices choices, String field, String code) {
        RuleBroken broken = catchThrowableOfType(RuleBroken.class, () -> new ChoiceRules(choices).check());

        assertThat(broken.errors()).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo(field);
            assertThat(error.code()).isEqualTo(code);
        });
    }

    @Test
    void all_wrong_fields_are_named_at_once() {
        RuleBroken broken = catchThrowableOfType(RuleBroken.class, () -> new ChoiceRules(new Choices(null, null, null)).check());

        assertThat(broken.errors()).extracting("field").containsExactly("body", "button", "sections");
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(new Choices(" ", "Choose", one(rows(0, 1))), "body", "required"),
                Arguments.of(new Choices("b".repeat(1025), "Choose", one(rows(0, 1))), "body", "too-long"),
                Arguments.of(new Choices("Body", null, one(rows(0, 1))), "button", "required"),
                Arguments.of(new Choices("Body", "b".repeat(21), one(rows(0, 1))), "button", "too-long"),
                Arguments.of(list(), "sections", "required"),
                Arguments.of(list(new Section("One", rows(0, 6)), new Section("Two", rows(6, 5))), "sections", "too-many"),
                Arguments.of(list((Section) null), "sections[0]", "required"),
                Arguments.of(list(new Section("t".repeat(25), rows(0, 1))), "sections[0].title", "too-long"),
                Arguments.of(list(new Section("One", rows(0, 1)), new Section("", rows(1, 1))), "sections[1].title", "required"),
                Arguments.of(list(new Section("One", null)), "sections[0].rows", "required"),
                Arguments.of(list(new Section("One", Arrays.asList((Row) null))), "sections[0].rows[0]", "required"),
                Arguments.of(row(new Row(null, "Title", null)), "sections[0].rows[0].id", "required"),
                Arguments.of(row(new Row("i".repeat(201), "Title", null)), "sections[0].rows[0].id", "too-long"),
                Arguments.of(row(new Row("id", "", null)), "sections[0].rows[0].title", "required"),
                Arguments.of(row(new Row("id", "t".repeat(25), null)), "sections[0].rows[0].title", "too-long"),
                Arguments.of(row(new Row("id", "Title", "d".repeat(73))), "sections[0].rows[0].description", "too-long"),
                Arguments.of(list(new Section("One", rows(0, 1)), new Section("Two", rows(0, 1))), "sections[1].rows[0].id", "duplicate"));
    }

    private static Choices row(Row row) {
        return new Choices("Body", "Choose", one(List.of(row)));
    }

    private static Choices list(Section... sections) {
        return new Choices("Body", "Choose", Arrays.asList(sections));
    }

    private static List<Section> one(List<Row> rows) {
        return List.of(new Section("One", rows));
    }

    private static List<Row> rows(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(i -> new Row("id" + i, "t".repeat(24), "d".repeat(72))).toList();
    }
}
