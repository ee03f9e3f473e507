package org.hopperflow.process.deployment;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Process;

/**
 * What every deployed process keeps to. Each rule stands for itself; add one by adding it to a list.
 *
 * <p>Every process except our own two others is a flow, that is a process which handles one contact of a campaign.
 */
final class FlowContract {

    private static final Set<String> NO_FLOWS = Set.of("agentInteraction", "campaignRun");

    private static final List<FlowRule> OF_FLOWS = List.of(
            ShapeRules::hasAPlainStart,
            ShapeRules::sends);

    private static final List<FlowRule> OF_ALL = List.of(
            ShapeRules::everyPathEnds,
            NameRules::stepsExist,
            NameRules::formsExist,
            NameRules::decisionsExist,
            SafetyRules::noScripts,
            SafetyRules::noClasses,
            SafetyRules::noConnectors,
            SafetyRules::noBuiltInTasks,
            SafetyRules::expressionsAreSimple);

    private FlowContract() {
    }

    /** Empty when the process may be deployed. */
    static List<String> violations(Process process, Known known) {
        Flow flow = new Flow(process);
        return rules(process.getId()).flatMap(rule -> rule.violations(flow, known)).distinct().toList();
    }

    private static Stream<FlowRule> rules(String key) {
        return NO_FLOWS.contains(key) ? OF_ALL.stream() : Stream.concat(OF_FLOWS.stream(), OF_ALL.stream());
    }
}
