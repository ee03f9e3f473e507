package org.hopperflow.process.agent;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hopperflow.interaction.ConversationView;
import org.hopperflow.interaction.Interactions;
import org.springframework.stereotype.Component;

/** "Read the conversation": what the agent sees, and until when there is time to write. */
@Component
class ReadConversation implements JavaDelegate {

    private final Interactions interactions;
    private final AnswerTimes answers;

    ReadConversation(Interactions interactions, AnswerTimes answers) {
        this.interactions = interactions;
        this.answers = answers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ConversationVariables conversation = new ConversationVariables(execution);
        ConversationView view = interactions.view(conversation.interactionId());
        conversation.show(view);
        conversation.abandonedAt(interactions.abandonedAt(view.id()));
        conversation.agent(view.agent());
        conversation.answerDue(answers.cycle(view));
        conversation.priority(view.unansweredSince() != null && conversation.escalated() ? Escalation.URGENT : Escalation.USUAL);
        conversation.nothingChosen();
        if (!conversation.wasJustRefused()) {
            conversation.notice(view.window().reason());
        }
    }
}
