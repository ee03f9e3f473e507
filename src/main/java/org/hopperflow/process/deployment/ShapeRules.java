package org.hopperflow.process.deployment;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.LinkEventDefinition;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;

/** How a flow is drawn. */
final class ShapeRules {

    private static final String SEND_STEP = "${sendTemplate}";

    private ShapeRules() {
    }

    static Stream<String> hasAPlainStart(Flow flow, Known known) {
        boolean found = flow.atTheTop(StartEvent.class).anyMatch(start -> start.getEventDefinitions().isEmpty());
        return found ? Stream.empty() : Stream.of("The flow has no plain start event: a campaign starts its contacts there.");
    }

    static Stream<String> sends(Flow flow, Known known) {
        boolean found = flow.every(ServiceTask.class).anyMatch(task -> SEND_STEP.equals(task.getCamundaDelegateExpression()));
        return found ? Stream.empty() : Stream.of("The flow sends nothing: it needs a service task with the delegate expression "
                + SEND_STEP + ".");
    }

    /** Names the places where a path stops; when it only goes round in circles, one element of the circle. */
    static Stream<String> everyPathEnds(Flow flow, Known known) {
        List<FlowNode> lost = lost(flow);
        Set<FlowNode> goOn = flow.every(SequenceFlow.class).map(SequenceFlow::getSource).collect(Collectors.toSet());
        List<FlowNode> stops = lost.stream().filter(node -> !goOn.contains(node)).toList();
        return (stops.isEmpty() ? lost.stream().limit(1) : stops.stream())
                .map(node -> "\"" + Flow.label(node) + "\" leads to no end event: every path must end.");
    }

    private static List<FlowNode> lost(Flow flow) {
        Set<FlowNode> ending = ending(flow);
        return flow.every(FlowNode.class).filter(ShapeRules::isOnAPath).filter(node -> !ending.contains(node)).toList();
    }

    private static Set<FlowNode> ending(Flow flow) {
        Set<FlowNode> ending = new HashSet<>();
        Deque<FlowNode> todo = flow.every(EndEvent.class).collect(Collectors.toCollection(ArrayDeque::new));
        while (!todo.isEmpty()) {
            FlowNode node = todo.pop();
            if (ending.add(node)) {
                before(node, flow).forEach(todo::push);
            }
        }
        return ending;
    }

    private static Stream<FlowNode> before(FlowNode node, Flow flow) {
        Stream<FlowNode> drawn = flow.every(SequenceFlow.class).filter(line -> node.equals(line.getTarget()))
                .map(SequenceFlow::getSource);
        return Stream.concat(drawn, jumpingTo(node, flow));
    }

    /** A link event jumps to its partner of the same name without a line. */
    private static Stream<FlowNode> jumpingTo(FlowNode node, Flow flow) {
        List<String> names = node instanceof CatchEvent target ? links(target, target.getEventDefinitions()) : List.of();
        return names.isEmpty() ? Stream.empty() : flow.every(ThrowEvent.class)
                .filter(jump -> links(jump, jump.getEventDefinitions()).stream().anyMatch(names::contains))
                .map(FlowNode.class::cast);
    }

    private static List<String> links(Event event, Collection<?> definitions) {
        return definitions.stream().filter(LinkEventDefinition.class::isInstance)
                .map(link -> Markup.words(((LinkEventDefinition) link).getName(), event.getName())).toList();
    }

    private static boolean isOnAPath(FlowNode node) {
        boolean startsByEvent = node instanceof SubProcess sub && sub.triggeredByEvent();
        boolean undoes = node instanceof Activity activity && activity.isForCompensation();
        return !startsByEvent && !undoes;
    }
}
