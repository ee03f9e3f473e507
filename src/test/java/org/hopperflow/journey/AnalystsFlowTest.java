package org.hopperflow.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hopperflow.fixture.Api;
import org.hopperflow.fixture.HopperflowTest;
import org.hopperflow.fixture.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An analyst deploys a flow the way Camunda Modeler's Deploy button does, and the next campaign follows it. */
@HopperflowTest
class AnalystsFlowTest {

    private static final String FLOW = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                              xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="http://hopperflow.org/tests">
              <bpmn:process id="%s" name="Tell and forget" isExecutable="true" camunda:historyTimeToLive="P30D">
                <bpmn:startEvent id="taken"><bpmn:outgoing>toSend</bpmn:outgoing></bpmn:startEvent>
                <bpmn:sequenceFlow id="toSend" sourceRef="taken" targetRef="tellThem" />
                <bpmn:serviceTask id="tellThem" name="Tell them" camunda:delegateExpression="%s">
                  <bpmn:incoming>toSend</bpmn:incoming><bpmn:outgoing>toClose</bpmn:outgoing>
                </bpmn:serviceTask>
                <bpmn:sequenceFlow id="toClose" sourceRef="tellThem" targetRef="forget" />
                <bpmn:serviceTask id="forget" name="Forget them" camunda:delegateExpression="${closeContact}">
                  <bpmn:extensionElements>
                    <camunda:inputOutput><camunda:inputParameter name="closeReason">Told</camunda:inputParameter></camunda:inputOutput>
                  </bpmn:extensionElements>
                  <bpmn:incoming>toClose</bpmn:incoming><bpmn:outgoing>toEnd</bpmn:outgoing>
                </bpmn:serviceTask>
                <bpmn:sequenceFlow id="toEnd" sourceRef="forget" targetRef="done" />
                <bpmn:endEvent id="done"><bpmn:incoming>toEnd</bpmn:incoming></bpmn:endEvent>
              </bpmn:process>
            </bpmn:definitions>
            """;

    @LocalServerPort int port;

    private Api api;

    @BeforeEach
    void signIn() {
        api = new Api("http://localhost:" + port, "admin", "admin-of-the-tests");
    }

    @Test
    void a_deployed_flow_is_followed_by_the_next_campaign() {
        World world = World.create(api);
        deploy("tellAndForget", "${sendTemplate}").expect(200);
        String customer = world.phone(1);

        String campaign = world.campaign(", \"flow\": \"tellAndForget\"");
        world.add(campaign, world.list("phone\n" + customer + "\n"));

        world.awaitEntry(campaign, customer, "CLOSED", "Told");
        assertThat(world.received(customer)).isEqualTo(1);
    }

    @Test
    void a_flow_that_sends_nothing_is_refused_with_a_sentence() {
        Api.Answer refusal = deploy("sendsNothing", "${scheduleRetry}").expect(400);

        assertThat(refusal.body()).contains("send");
        assertThat(api.get("/engine-rest/process-definition?key=sendsNothing").json()).isEmpty();
    }

    @Test
    void a_flow_that_names_an_unknown_bean_is_refused_with_the_elements_name() {
        assertThat(deploy("namesNobody", "${nobody}").expect(400).body()).contains("nobody");
    }

    private Api.Answer deploy(String key, String step) {
        return api.multipart("/engine-rest/deployment/create", Map.of("deployment-name", key), key + ".bpmn", FLOW.formatted(key, step));
    }
}
