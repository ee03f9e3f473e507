package org.hopperflow.process;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.reset;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.hopperflow.campaign.CampaignCalendar;
import org.hopperflow.campaign.Hopper;
import org.hopperflow.interaction.AgentQueues;
import org.hopperflow.interaction.Interactions;
import org.hopperflow.interaction.Offer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells stories about the pictures: the real models on the real engine and database; the other rooms are stand-ins, since only what
 * the flow asks of them matters here. Nobody runs jobs but the story itself.
 */
@SpringBootTest(classes = ProcessRoom.class, properties = {
    "camunda.bpm.job-execution.enabled=false",
    "camunda.bpm.generate-unique-process-engine-name=true",
    "spring.flyway.enabled=false"})
@ActiveProfiles("test")
public abstract class ProcessStory {

    private static final List<String> MODELS = List.of("bpmn/hopper-contact.bpmn", "bpmn/agent-interaction.bpmn",
            "bpmn/campaign-run.bpmn", "bpmn/reply-route.dmn", "bpmn/provider-error.dmn", "forms/conversation.html");

    @MockitoBean
    protected Hopper hopper;
    @MockitoBean
    protected Interactions interactions;
    @MockitoBean
    protected AgentQueues queues;
    @MockitoBean
    protected CampaignCalendar calendar;
    @Autowired
    protected ProcessEngine engine;
    @Autowired
    protected ApplicationEventPublisher events;
    @Autowired
    protected TransactionTemplate transaction;

    @BeforeEach
    void deployTheModels() {
        init(engine);
        when(queues.ask(any(), any())).thenReturn(Offer.TO_ALL);
        DeploymentBuilder deployment = engine.getRepositoryService().createDeployment().name("stories").enableDuplicateFiltering(true);
        MODELS.forEach(deployment::addClasspathResource);
        deployment.deploy();
    }

    @AfterEach
    void leaveNothingBehind() {
        ClockUtil.reset();
        List<String> left = engine.getRuntimeService().createProcessInstanceQuery().list().stream().map(ProcessInstance::getId).toList();
        engine.getRuntimeService().deleteProcessInstancesIfExists(left, "story told", true, true, true);
        reset();
    }

    /** As the rooms do: an event in a transaction, which has to commit. */
    protected void happens(Object event) {
        transaction.executeWithoutResult(status -> events.publishEvent(event));
    }

    /** Null when nothing runs for it. */
    protected ProcessInstance instanceOf(Object businessKey) {
        return engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(businessKey.toString()).singleResult();
    }

    protected Object variable(ProcessInstance instance, String name) {
        return engine.getRuntimeService().getVariable(instance.getId(), name);
    }

    protected void timePasses(Duration time) {
        ClockUtil.offset(time.toMillis());
    }

    /** Runs what is due in this instance, as the job executor would. */
    protected void timersFire(ProcessInstance instance) {
        for (Job due : engine.getManagementService().createJobQuery().processInstanceId(instance.getId()).executable().list()) {
            engine.getManagementService().executeJob(due.getId());
        }
    }

    /** Whole milliseconds, as the engine keeps them. */
    protected static Instant now() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    protected static Duration days(int days) {
        return Duration.ofDays(days);
    }
}
