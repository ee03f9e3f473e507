package org.hopperflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.hopperflow.shared.ClockMoved;
import org.hopperflow.shared.DecisionTables;
import org.hopperflow.process.flow.AnswerWords;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** What the room does for the others with the engine: decision tables, the clock, threads. */
class EngineServicesTest extends ProcessStory {

    @Autowired
    private Clock clock;
    @Autowired
    private DecisionTables tables;
    @Autowired
    private ThreadPoolTaskExecutor camundaTaskExecutor;

    @Test
    void a_decision_table_answers_with_the_outputs_of_its_first_fitting_rule() {
        assertThat(route("button", "Yes")).containsExactly(Map.entry("route", "quickReply"));
        assertThat(route("text", "How much?")).containsEntry("route", "freeText");
        assertThat(route("text", " Stop ")).containsEntry("route", "optOut");
    }

    @Test
    void a_decision_table_copes_with_inputs_that_are_null() {
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("provider", "META");
        inputs.put("code", "131026");
        inputs.put("text", null);
        inputs.put("attempt", 1);

        assertThat(tables.decide("providerError", inputs)).containsEntry("errorClass", "PERMANENT");
    }

    @Test
    void a_table_in_which_no_rule_fits_answers_with_nothing() {
        engine.getRepositoryService().createDeployment().addString("odd.dmn", """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="odd" namespace="odd">
                  <decision id="odd" name="odd">
                    <decisionTable id="t" hitPolicy="FIRST">
                      <input id="i"><inputExpression id="e" typeRef="string"><text>word</text></inputExpression></input>
                      <output id="o" name="answer" typeRef="string"/>
                      <rule id="r">
                        <inputEntry id="ie"><text>"yes"</text></inputEntry>
                        <outputEntry id="oe"><text>"found"</text></outputEntry>
                      </rule>
                    </decisionTable>
                  </decision>
                </definitions>
                """).deploy();

        assertThat(tables.decide("odd", Map.of("word", "no"))).isEmpty();
        assertThat(tables.decide("odd", Map.of("word", "yes"))).containsEntry("answer", "found");
    }

    @Test
    void the_engines_clock_follows_the_business_clock() {
        happens(new ClockMoved(Duration.ofDays(3)));

        assertThat(ClockUtil.getCurrentTime().toInstant()).isAfter(clock.instant().plus(Duration.ofDays(3)).minusSeconds(60));

        happens(new ClockMoved(Duration.ZERO));

        assertThat(ClockUtil.getCurrentTime().toInstant()).isBefore(clock.instant().plusSeconds(60));
    }

    @Test
    void the_engines_threads_are_named() {
        assertThat(camundaTaskExecutor.getThreadNamePrefix()).isEqualTo("flow-");
        assertThat(camundaTaskExecutor.getCorePoolSize()).isEqualTo(camundaTaskExecutor.getMaxPoolSize());
    }

    private Map<String, Object> route(String type, String text) {
        return tables.decide("replyRoute", Map.of("answerType", type, "answerWords", AnswerWords.of(text)));
    }
}
