package org.hopperflow.process.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlowContractTest {

    private static final String SEND = "<serviceTask id='send' name='Send it' camunda:delegateExpression='${sendTemplate}'/>";

    private final Known known = new Known() {

        @Override
        public boolean step(String bean) {
            return Set.of("sendTemplate", "closeContact").contains(bean);
        }

        @Override
        public boolean form(String id) {
            return id.equals("a-form");
        }

        @Override
        public boolean decision(String id) {
            return id.equals("aTable");
        }

        @Override
        public boolean file(String name) {
            return name.equals("forms/a-page.html");
        }
    };

    @Test
    void a_flow_that_starts_sends_and_ends_is_accepted() {
        assertThat(violations(flowWith(""))).isEmpty();
    }

    @Test
    void a_flow_needs_a_plain_start() {
        String flow = flowWith("").replace("<startEvent id='start'/>", "<startEvent id='start'><messageEventDefinition/></startEvent>");

        assertThat(violations(flow)).containsExactly("The flow has no plain start event: a campaign starts its contacts there.");
    }

    @Test
    void a_flow_sends() {
        assertThat(violations(flowWith("").replace("${sendTemplate}", "${closeContact}")))
                .containsExactly("The flow sends nothing: it needs a service task with the delegate expression ${sendTemplate}.");
    }

    @Test
    void our_own_two_other_processes_send_nothing() {
        String process = flowWith("").replace("${sendTemplate}", "${closeContact}").replace("id='flow'", "id='campaignRun'");

        assertThat(violations(process)).isEmpty();
    }

    @Test
    void a_path_that_stops_is_named() {
        assertThat(violations(flowWith("""
                <boundaryEvent id='late' name='Too late' attachedToRef='send'>
                  <timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent>
                """))).containsExactly("\"Too late\" leads to no end event: every path must end.");
    }

    @Test
    void a_circle_without_a_way_out_is_named() {
        assertThat(violations(flowWith("""
                <serviceTask id='again' name='Again' camunda:delegateExpression='${closeContact}'/>
                <sequenceFlow id='around' sourceRef='again' targetRef='again'/>
                """))).containsExactly("\"Again\" leads to no end event: every path must end.");
    }

    @Test
    void a_link_goes_on_at_its_partner() {
        assertThat(violations(flowWith("""
                <intermediateThrowEvent id='out' name='Go on'><linkEventDefinition name='a'/></intermediateThrowEvent>
                <intermediateCatchEvent id='in' name='Go on'><linkEventDefinition name='a'/></intermediateCatchEvent>
                <sequenceFlow id='on' sourceRef='in' targetRef='end'/>
                """))).isEmpty();
    }

    @Test
    void a_step_that_does_not_exist_is_named() {
        assertThat(violations(flowWith(task("camunda:delegateExpression='${sendFlowers}'")))).containsExactly(
                "\"Extra\" calls ${sendFlowers}, but that does not exist: use one of the steps in docs/flows.md.");
    }

    @Test
    void a_call_is_no_step() {
        assertThat(violations(flowWith(task("camunda:delegateExpression='${closeContact.getClass()}'")))).isNotEmpty();
    }

    @Test
    void a_form_exists_or_comes_along() {
        String missing = userTask("camunda:formRef='no-form'") + userTask("camunda:formKey='embedded:deployment:forms/none.html'");
        String there = userTask("camunda:formRef='a-form'") + userTask("camunda:formKey='embedded:deployment:forms/a-page.html'");

        assertThat(violations(flowWith(missing))).containsExactly(
                "\"Ask\" names the form 'no-form', but that does not exist: deploy it together with the flow.",
                "\"Ask\" names the form 'embedded:deployment:forms/none.html', but that does not exist: "
                        + "deploy it together with the flow.");
        assertThat(violations(flowWith(there))).isEmpty();
    }

    @Test
    void a_decision_table_exists_or_comes_along() {
        String rule = "<businessRuleTask id='decide' name='Decide' camunda:decisionRef='%s'/>"
                + "<sequenceFlow id='decided' sourceRef='decide' targetRef='end'/>";

        assertThat(violations(flowWith(rule.formatted("noTable")))).containsExactly(
                "\"Decide\" names the decision table 'noTable', but that does not exist: deploy it together with the flow.");
        assertThat(violations(flowWith(rule.formatted("aTable")))).isEmpty();
    }

    @Test
    void a_script_task_is_refused() {
        assertThat(violations(flowWith("""
                <scriptTask id='script' name='Calculate' scriptFormat='groovy'><script>1</script></scriptTask>
                <sequenceFlow id='on' sourceRef='script' targetRef='end'/>
                """))).containsExactly("\"Calculate\" contains a script: use a step or a decision table instead.");
    }

    @Test
    void a_script_in_a_condition_or_listener_is_refused() {
        String listener = task("camunda:delegateExpression='${closeContact}'", """
                <extensionElements><camunda:executionListener event='start'>
                  <camunda:script scriptFormat='groovy'>1</camunda:script></camunda:executionListener></extensionElements>""");
        String condition = task("camunda:delegateExpression='${closeContact}'").replace("targetRef='end'/>",
                "targetRef='end' name='if'>"
                + "<conditionExpression xsi:type='tFormalExpression' language='groovy'>true</conditionExpression></sequenceFlow>");

        assertThat(violations(flowWith(listener))).containsExactly(
                "\"Extra\" contains a script: use a step or a decision table instead.");
        assertThat(violations(flowWith(condition))).containsExactly(
                "\"if\" contains a script: use a step or a decision table instead.");
    }

    @Test
    void a_java_class_is_refused() {
        assertThat(violations(flowWith(task("camunda:class='java.lang.Runtime'")))).containsExactly(
                "\"Extra\" names a Java class: use a delegate expression with one of the steps.");
    }

    @Test
    void a_connector_is_refused() {
        String connector = task("", "<extensionElements><camunda:connector><camunda:connectorId>http-connector</camunda:connectorId>"
                + "</camunda:connector></extensionElements>");

        assertThat(violations(flowWith(connector))).containsExactly("\"Extra\" uses a connector: connectors are not allowed.");
    }

    @Test
    void a_shell_task_is_refused() {
        assertThat(violations(flowWith(task("camunda:type='shell'")))).containsExactly(
                "\"Extra\" is a shell task: such tasks are not allowed.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${check == 'send'}", "${check == 'a.b(c)' || attempts >= 3}", "${not (a and empty b)}", "PT1H",
        "Dear ${name}, hello", "#{!temporary}"})
    void variables_values_and_comparisons_are_allowed(String text) {
        assertThat(SimpleExpression.isAllowedIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"${execution.id}", "${runtimeService.deleteProcessInstance(id, '')}", "${now()}", "${a[0]}", "${a",
        "#{''.class}", "${fine} ${a.b}", "${'a}'.b}", "${a ? b : c}", "${a \\. b}", "${not.x}"})
    void anything_that_reaches_further_is_refused(String text) {
        assertThat(SimpleExpression.isAllowedIn(text)).isFalse();
    }

    @Test
    void an_expression_is_refused_wherever_it_hides() {
        String input = task("camunda:delegateExpression='${closeContact}'", """
                <extensionElements><camunda:inputOutput>
                  <camunda:inputParameter name='closeReason'>${campaigns.stop(id)}</camunda:inputParameter>
                </camunda:inputOutput></extensionElements>""");

        assertThat(violations(flowWith(input))).containsExactly(
                "\"Extra\" contains an expression that is not allowed: use variables, values, comparisons, and, or, not.");
        assertThat(violations(flowWith(userTask("camunda:assignee='${task.getName()}'")))).hasSize(1);
    }

    @Test
    void an_annotation_may_say_what_it_likes() {
        assertThat(violations(flowWith("<textAnnotation id='note'><text>${like.this()}</text></textAnnotation>"))).isEmpty();
    }

    private List<String> violations(String xml) {
        BpmnModelInstance model = Bpmn.readModelFromStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        return FlowContract.violations(model.getModelElementsByType(Process.class).iterator().next(), known);
    }

    private static String flowWith(String more) {
        return """
                <definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' targetNamespace='t'
                    xmlns:camunda='http://camunda.org/schema/1.0/bpmn' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>
                  <process id='flow' isExecutable='true'>
                    <startEvent id='start'/>%s<endEvent id='end'/>
                    <sequenceFlow id='one' sourceRef='start' targetRef='send'/>
                    <sequenceFlow id='two' sourceRef='send' targetRef='end'/>
                    %s
                  </process>
                </definitions>
                """.formatted(SEND, more);
    }

    private static String task(String attributes) {
        return task(attributes, "");
    }

    private static String task(String attributes, String inside) {
        return "<serviceTask id='extra' name='Extra' " + attributes + ">" + inside + "</serviceTask>"
                + "<sequenceFlow id='fromExtra' sourceRef='extra' targetRef='end'/>";
    }

    private static String userTask(String attributes) {
        String id = "ask" + Math.abs(attributes.hashCode());
        return "<userTask id='" + id + "' name='Ask' " + attributes + "/>"
                + "<sequenceFlow id='from" + id + "' sourceRef='" + id + "' targetRef='end'/>";
    }
}
