package org.hopperflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever it answers by itself, the FEEL engine answers just so. */
class PlainFeelTest {

    private final FeelEngine feel = new ScalaFeelEngineFactory().createInstance();
    private final FeelEngine plain = new PlainFeel(feel);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"\"a\"|a", "\"a\"|b", "\"a\", \"b\"|b", "\"a\",\"b\" |c", "\"a, b\"|a", "\"\"|a", "not(\"a\")|a", "not(\"a\")|b",
        "-|a", "starts with(?, \"a\")|ab", "\"CANCELAR SUSCRIPCIÓN\"|CANCELAR SUSCRIPCIÓN", "\"a\\\"b\"|a\"b", "null|a", "other|same"})
    void a_cell_holds_for_a_text_as_in_the_feel_engine(String tests, String given) {
        VariableContext variables = Variables.putValue("cellInput", given).putValue("other", "same").asVariableContext();

        assertThat(plain.evaluateSimpleUnaryTests(tests, "cellInput", variables))
                .isEqualTo(feel.evaluateSimpleUnaryTests(tests, "cellInput", variables));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\"", "\"a\", \"b\"", "1", "null"})
    void nothing_and_numbers_are_the_feel_engines_matter(String tests) {
        for (Object given : new Object[] {null, 1, 1.0, true}) {
            VariableContext variables = Variables.putValue("cellInput", given).asVariableContext();

            assertThat(plain.evaluateSimpleUnaryTests(tests, "cellInput", variables))
                    .isEqualTo(feel.evaluateSimpleUnaryTests(tests, "cellInput", variables));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"text\"", " \"text\" ", "word", "number", "nothing", "missing", "null", "true", "1 + 1", "\"a\" + word", "upper case(word)",
        "\"a\\nb\"", "\"\""})
    void an_expression_is_worth_the_same_as_in_the_feel_engine(String expression) {
        VariableContext variables = Variables.putValue("word", "value").putValue("number", 7).putValue("nothing", null)
                .asVariableContext();

        assertThat((Object) plain.evaluateSimpleExpression(expression, variables)).isEqualTo(feel.evaluateSimpleExpression(expression, variables));
    }
}
