package org.hopperflow.process.deployment;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;

/**
 * A process, decision table or form as a file. A form in HTML has no key: a task names the file in its own deployment.
 *
 * @param name the resource's name in a deployment, such as {@code bpmn/hopper-contact.bpmn}: the same in a jar and in an IDE
 */
record ModelFile(String name, byte[] bytes) {

    /** What a file brings under a key. */
    enum Kind { PROCESS, DECISION, FORM }

    /** A process, decision or form id, as campaigns, tasks and other models name it. */
    record Key(Kind kind, String id) {
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    /** As the engine tells it by the name's ending; null when it is none of them. */
    static Kind kind(String name) {
        if (name.endsWith("bpmn") || name.endsWith("bpmn20.xml")) {
            return Kind.PROCESS;
        }
        if (name.endsWith("dmn") || name.endsWith("dmn11.xml")) {
            return Kind.DECISION;
        }
        return name.endsWith("form") ? Kind.FORM : null;
    }

    /** Whether the engine, or a form in Tasklist, asks a deployment for such a file. */
    static boolean deployable(String name) {
        return kind(name) != null || name.endsWith(".html");
    }

    boolean is(Kind kind) {
        return kind(name) == kind;
    }

    /** What this file defines; empty for a file of another kind. */
    List<Key> keys() {
        Kind kind = kind(name);
        return kind == null ? List.of() : switch (kind) {
            case PROCESS -> processes();
            case DECISION -> decisions();
            case FORM -> List.of(form());
        };
    }

    InputStream stream() {
        return new ByteArrayInputStream(bytes);
    }

    private List<Key> processes() {
        return Bpmn.readModelFromStream(stream()).getModelElementsByType(org.camunda.bpm.model.bpmn.instance.Process.class).stream()
                .map(process -> new Key(Kind.PROCESS, process.getId())).toList();
    }

    private List<Key> decisions() {
        return Dmn.readModelFromStream(stream()).getModelElementsByType(Decision.class).stream()
                .map(decision -> new Key(Kind.DECISION, decision.getId())).toList();
    }

    private Key form() {
        try {
            return new Key(Kind.FORM, JSON.readTree(bytes).path("id").asText());
        } catch (IOException e) {
            throw new UncheckedIOException("The form " + name + " is no JSON", e);
        }
    }
}
