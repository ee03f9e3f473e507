package org.hopperflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;

/** Reads every file in {@code bpmn} and {@code forms}: what a model names exists, and a person can read it. */
class ProcessModelTest {

    private static final Pattern BEAN = Pattern.compile("delegateExpression=\"\\$\\{(\\w+)}\"");
    private static final Pattern FORM = Pattern.compile("camunda:formKey=\"embedded:deployment:([^\"]+)\"");
    private static final Pattern DECISION = Pattern.compile("camunda:decisionRef=\"([^\"]+)\"");
    private static final Pattern GENERATED = Pattern.compile("id=\"[A-Za-z]+_[01][a-z0-9]{6}[\"_]");

    @ParameterizedTest
    @MethodSource("processes")
    void every_step_that_a_process_names_is_a_component(Path file) {
        assertThat(components()).containsAll(named(BEAN, file));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void every_form_that_a_process_names_is_in_the_folder(Path file) {
        assertThat(forms().map(Path::toString)).containsAll(named(FORM, file));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void every_table_that_a_process_names_is_in_the_folder(Path file) {
        assertThat(tables().map(ProcessModelTest::decisionId)).containsAll(named(DECISION, file));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void every_element_has_a_label(Path file) {
        assertThat(model(file).getModelElementsByType(FlowNode.class)).allSatisfy(node ->
                assertThat(node.getName()).as(node.getId()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("processes")
    void every_way_out_of_a_decision_has_a_label(Path file) {
        List<SequenceFlow> ways = model(file).getModelElementsByType(SequenceFlow.class).stream()
                .filter(flow -> flow.getConditionExpression() != null || isDefault(flow)).toList();

        assertThat(ways).allSatisfy(way -> assertThat(way.getName()).as(way.getId()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("models")
    void ids_are_words(Path file) {
        assertThat(text(file)).doesNotContainPattern(GENERATED);
    }

    @ParameterizedTest
    @MethodSource("processes")
    void a_process_says_how_long_its_past_is_kept(Path file) {
        assertThat(model(file).getModelElementsByType(Process.class)).allSatisfy(process -> {
            assertThat(process.getCamundaHistoryTimeToLiveString()).isEqualTo("P365D");
            assertThat(process.getCamundaVersionTag()).isNotBlank();
        });
    }

    @ParameterizedTest
    @MethodSource("processes")
    void everything_is_drawn(Path file) {
        BpmnModelInstance model = model(file);
        Set<BaseElement> shapes = model.getModelElementsByType(BpmnShape.class).stream().map(BpmnShape::getBpmnElement)
                .collect(Collectors.toSet());
        Set<BaseElement> edges = model.getModelElementsByType(BpmnEdge.class).stream().map(BpmnEdge::getBpmnElement)
                .collect(Collectors.toSet());

        assertThat(shapes).containsAll(model.getModelElementsByType(FlowNode.class));
        assertThat(edges).containsAll(model.getModelElementsByType(SequenceFlow.class));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void a_table_says_how_long_its_past_is_kept(Path file) {
        assertThat(Dmn.readModelFromFile(file.toFile()).getModelElementsByType(Decision.class)).allSatisfy(decision ->
                assertThat(decision.getCamundaHistoryTimeToLiveString()).isEqualTo("P365D"));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_form_fills_in_what_its_task_asks_for(Path file) {
        assertThat(text(file)).contains("cam-variable-name=\"disposition\"", "name: 'action'", "?framed");
    }

    @Test
    void nothing_else_lies_in_the_folders() {
        assertThat(Stream.concat(files("bpmn", ""), files("forms", ""))).allMatch(file ->
                file.toString().matches("bpmn.*\\.(bpmn|dmn)|forms.*\\.html"));
    }

    static Stream<Path> processes() {
        return files("bpmn", ".bpmn");
    }

    static Stream<Path> tables() {
        return files("bpmn", ".dmn");
    }

    static Stream<Path> forms() {
        return files("forms", ".html");
    }

    static Stream<Path> models() {
        return Stream.concat(processes(), tables());
    }

    private static boolean isDefault(SequenceFlow flow) {
        return flow.getSource() instanceof Gateway gateway && Objects.equals(gateway.getAttributeValue("default"), flow.getId());
    }

    private static List<String> components() {
        var scanner = new ClassPathScanningCandidateComponentProvider(true);
        return scanner.findCandidateComponents("org.hopperflow.process").stream()
                .map(bean -> AnnotationBeanNameGenerator.INSTANCE.generateBeanName((AnnotatedBeanDefinition) bean, null)).toList();
    }

    private static List<String> named(Pattern what, Path file) {
        List<String> names = new ArrayList<>();
        for (Matcher match = what.matcher(text(file)); match.find();) {
            names.add(match.group(1));
        }
        return names;
    }

    private static BpmnModelInstance model(Path file) {
        return Bpmn.readModelFromFile(file.toFile());
    }

    private static String decisionId(Path file) {
        return Dmn.readModelFromFile(file.toFile()).getModelElementsByType(Decision.class).iterator().next().getId();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(String folder, String suffix) {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
