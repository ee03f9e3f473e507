package org.hopperflow.process;

import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.hopperflow.shared.DecisionTables;
import org.springframework.stereotype.Component;

@Component
class EngineDecisionTables implements DecisionTables {

    private final DecisionService decisions;

    EngineDecisionTables(DecisionService decisions) {
        this.decisions = decisions;
    }

    @Override
    public Map<String, Object> decide(String key, Map<String, Object> inputs) {
        DmnDecisionRuleResult first = decisions.evaluateDecisionTableByKey(key, inputs).getFirstResult();
        return first == null ? Map.of() : first.getEntryMap();
    }
}
