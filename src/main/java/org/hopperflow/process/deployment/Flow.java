package org.hopperflow.process.deployment;

import java.util.List;
import java.util.stream.Stream;
import javax.xml.transform.dom.DOMSource;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.w3c.dom.Document;

/** One process of a model that somebody deploys, as the rules of the contract look at it. */
final class Flow {

    private static final List<String> NAMED_ASIDE = List.of("message", "signal", "error", "escalation");

    private final Process process;

    Flow(Process process) {
        this.process = process;
    }

    /** The elements of this kind, at any depth. */
    <T extends ModelElementInstance> Stream<T> every(Class<T> kind) {
        BpmnModelInstance model = (BpmnModelInstance) process.getModelInstance();
        return model.getModelElementsByType(kind).stream().filter(this::contains);
    }

    /** The elements of this kind that are not inside a subprocess. */
    <T extends ModelElementInstance> Stream<T> atTheTop(Class<T> kind) {
        return process.getChildElementsByType(kind).stream();
    }

    /** Every XML element of this process, and the messages, signals and errors drawn beside it. */
    Stream<Markup> markup() {
        Document document = (Document) ((DOMSource) process.getModelInstance().getDocument().getDomSource()).getNode();
        return Markup.of(document.getDocumentElement()).children()
                .filter(child -> process.getId().equals(child.attribute("id")) || NAMED_ASIDE.contains(child.name()))
                .flatMap(Markup::withDescendants);
    }

    /** What an analyst calls it: the label, or else the id. */
    static String label(FlowElement element) {
        return Markup.words(element.getName(), element.getId());
    }

    private boolean contains(ModelElementInstance element) {
        return element != null && (element.equals(process) || contains(element.getParentElement()));
    }
}
