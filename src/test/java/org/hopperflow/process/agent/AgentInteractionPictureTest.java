package org.hopperflow.process.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.Optional;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.hopperflow.interaction.ConversationMoved.What;
import org.hopperflow.interaction.Offer;
import org.hopperflow.process.WalkedPaths;
import org.hopperflow.shared.RuleBroken;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The whole picture, walked once: no step and no flow of {@code agent-interaction.bpmn} is there for nothing. */
class AgentInteractionPictureTest extends ConversationStory {

    @Autowired
    private WalkedPaths walked;

    @Test
    void every_step_and_every_flow_of_the_picture_can_be_walked() {
        walked.forget();

        repliesRefusalsAndRecontact();
        offersAndSupervisors();
        recontactElsewhereWithoutAnswer();
        leftAlone();
        closedByTheAgent();

        var definition = engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey("agentInteraction")
                .latestVersion().singleResult();
        assertThat(walked.left((ProcessDefinitionEntity) engine.getRepositoryService().getProcessDefinition(definition.getId())))
                .isEmpty();
    }

    private void repliesRefusalsAndRecontact() {
        ProcessInstance conversation = opened();
        doThrow(RuleBroken.conflict("waiting", "Wait.")).doNothing().when(interactions).reply(any(), any(), any());
        annChooses("reply", "reply", "Hello?");
        annChooses("reply", "reply", "Hello!");
        timePasses(days(1).plusMinutes(1));
        timersFire(conversation);
        doThrow(RuleBroken.conflict("no", "No template.")).doNothing().when(interactions).recontact(any(), any());
        annChooses("recontact", "disposition", null);
        annChooses("recontact", "disposition", null);
        theWindowEnds(now().plus(days(1)));
        moved(What.CUSTOMER_WROTE);
        annChooses("replyAndClose", "reply", "Bye!");
        anew();
    }

    private void offersAndSupervisors() {
        theWindowEnds(now().minusSeconds(1));
        when(queues.ask(any(), any())).thenReturn(new Offer("bob", now().plus(Duration.ofMinutes(1))));
        when(queues.answerWithin(any())).thenReturn(Optional.of(Duration.ofMinutes(30)));
        ProcessInstance conversation = opened();
        theWindowEnds(now().plus(days(1)));
        unansweredSince = now();
        moved(What.CUSTOMER_WROTE);
        when(queues.ask(any(), any())).thenReturn(Offer.TO_ALL);
        timePasses(Duration.ofMinutes(2));
        timersFire(conversation);
        timePasses(Duration.ofMinutes(31));
        timersFire(conversation);
        happens(closed());
        anew();
    }

    private void recontactElsewhereWithoutAnswer() {
        ProcessInstance conversation = openedAfterTheWindow();
        moved(What.RECONTACTED);
        moved(What.TEMPLATE_LOST);
        moved(What.RECONTACTED);
        timePasses(days(9));
        timersFire(conversation);
        anew();
    }

    private void leftAlone() {
        ProcessInstance conversation = openedAfterTheWindow();
        timePasses(days(9));
        timersFire(conversation);
        anew();
    }

    private void closedByTheAgent() {
        theWindowEnds(now().plus(days(1)));
        opened();
        annChooses("close", "disposition", "solved");
        anew();
        openedAfterTheWindow();
        annChooses("close", "disposition", "solved");
    }

    /** The next walk begins with nobody's conversation, today. */
    private void anew() {
        assertThat(instanceOf(interaction)).isNull();
        ClockUtil.reset();
        holder = null;
        unansweredSince = null;
        theWindowEnds(now().plus(days(1)));
        doNothing().when(interactions).reply(any(), any(), any());
    }
}
