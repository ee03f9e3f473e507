package org.hopperflow.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;

/** When a node's timers count as stuck. Nobody looks for jobs here but the test. */
class JobExecutorHealthTest extends ProcessStory {

    private static final Duration PATIENT = Duration.ofHours(1);
    private static final Duration A_WHILE = Duration.ofSeconds(3);

    @Autowired
    private Acquisitions acquisitions;
    @Autowired
    private DueJobs jobs;
    private CommandExecutor commands;

    @BeforeEach
    void theEnginesCommands() {
        commands = ((ProcessEngineImpl) engine).getProcessEngineConfiguration().getCommandExecutorTxRequired();
        theNightlyCleaningWaits();
        executorLooks();
        jobs.see();
    }

    @Test
    void a_node_that_looks_for_due_jobs_is_up() {
        Health health = health(PATIENT);

        assertThat(health.getStatus()).isEqualTo(Status.UP);
        assertThat(health.getDetails()).containsKeys("active", "secondsSinceLook", "secondsOldestDue");
    }

    @Test
    void a_node_that_has_not_looked_for_too_long_is_down() {
        Health health = health(Duration.ZERO);

        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails()).containsEntry("reason", "The job executor is switched off");
    }

    @Test
    void a_due_job_that_nobody_takes_is_counted_with_its_age_and_a_taken_one_is_not() {
        ProcessInstance instance = waitsForATimer();
        assertThat(jobs.see().number()).as("not due yet").isZero();

        timePasses(Duration.ofMinutes(30));

        assertThat(jobs.see().number()).isEqualTo(1);
        assertThat(jobs.age()).isBetween(Duration.ofMinutes(19), Duration.ofMinutes(21));

        executorLooks();

        assertThat(jobs.see().number()).as("in the executor's hands").isZero();
        assertThat(jobs.age()).isZero();
        assertThat(jobs.heldUp()).isZero();
        timersFire(instance);
    }

    @Test
    void a_node_that_looks_and_takes_nothing_while_the_same_job_is_due_is_down_until_it_takes_it() {
        waitsForATimer();
        timePasses(Duration.ofMinutes(30));
        await().until(() -> {
            jobs.see();
            return jobs.heldUp().compareTo(A_WHILE) > 0 && acquisitions.sinceSome().compareTo(A_WHILE) > 0;
        });
        executorLooksFor(0);

        Health stuck = health(A_WHILE);
        executorLooks();
        jobs.see();

        assertThat(stuck.getStatus()).isEqualTo(Status.DOWN);
        assertThat(stuck.getDetails()).containsEntry("reason", "The oldest due job is not taken, nor any other");
        assertThat(health(A_WHILE).getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void a_job_the_engine_gave_up_is_not_due() {
        ProcessInstance instance = waitsForATimer();
        timePasses(Duration.ofMinutes(30));
        engine.getManagementService().setJobRetries(engine.getManagementService().createJobQuery()
                .processInstanceId(instance.getId()).singleResult().getId(), 0);

        assertThat(jobs.see().number()).isZero();
    }

    /** Shortly before it begins it would be one more job that falls due when time passes. */
    private void theNightlyCleaningWaits() {
        engine.getHistoryService().findHistoryCleanupJobs()
                .forEach(job -> engine.getManagementService().setJobDuedate(job.getId(), Date.from(now().plus(days(1_000)))));
    }

    private ProcessInstance waitsForATimer() {
        engine.getRepositoryService().createDeployment().addString("wait.bpmn", """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                             targetNamespace="test">
                  <process id="justWaits" isExecutable="true" camunda:historyTimeToLive="P1D">
                    <startEvent id="start"/>
                    <sequenceFlow id="a" sourceRef="start" targetRef="wait"/>
                    <intermediateCatchEvent id="wait"><timerEventDefinition><timeDuration>PT10M</timeDuration></timerEventDefinition>
                    </intermediateCatchEvent>
                    <sequenceFlow id="b" sourceRef="wait" targetRef="end"/>
                    <endEvent id="end"/>
                  </process>
                </definitions>
                """).deploy();
        return engine.getRuntimeService().startProcessInstanceByKey("justWaits", UUID.randomUUID().toString(), Map.of());
    }

    private void executorLooks() {
        executorLooksFor(10);
    }

    private void executorLooksFor(int most) {
        commands.execute(acquisitions.getCommand(most));
    }

    private Health health(Duration stuckAfter) {
        return new JobExecutorHealthIndicator(acquisitions, jobs, stuckAfter).health();
    }
}
