package org.hopperflow.process.agent;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.hopperflow.interaction.AgentInteractionOpened;
import org.hopperflow.interaction.ConversationMoved;
import org.hopperflow.interaction.ConversationView;
import org.hopperflow.interaction.InteractionClosed;
import org.hopperflow.interaction.Window;
import org.hopperflow.process.ProcessStory;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.InteractionId;
import org.junit.jupiter.api.BeforeEach;

/** Stories about one conversation. Unless a story says otherwise, its window is open for another day. */
abstract class ConversationStory extends ProcessStory {

    static final AccountKey ACCOUNT = AccountKey.of("demo");
    static final String PHONE = "393331234567";

    final InteractionId interaction = InteractionId.next();
    final Instant windowEnd = now().plus(days(1));

    String holder;
    Instant unansweredSince;
    private String transcript = "Ann: Hello";

    @BeforeEach
    void theWindowIsOpenForADay() {
        theWindowEnds(windowEnd);
        doAnswer(call -> {
            holder = call.getArgument(1);
            return null;
        }).when(queues).held(eq(interaction), any());
        when(interactions.abandonedAt(interaction)).thenReturn(windowEnd.plus(days(7)));
    }

    /** Open until then, by the engine's clock. */
    void theWindowEnds(Instant end) {
        when(interactions.view(interaction)).thenAnswer(call -> {
            boolean open = now().isBefore(end);
            return new ConversationView(interaction, ACCOUNT, PHONE, "Ann", "City: Rome", "Hello {{1}}", "Yes!", transcript, holder, unansweredSince,
                    new Window(open, end, open ? null : "The window is over."), ZoneOffset.UTC, false);
        });
    }

    void theTranscriptIs(String text) {
        transcript = text;
    }

    ProcessInstance opened() {
        happens(new AgentInteractionOpened(interaction, ACCOUNT));
        return instanceOf(interaction);
    }

    ProcessInstance openedAfterTheWindow() {
        theWindowEnds(now().minusSeconds(1));
        return opened();
    }

    void moved(ConversationMoved.What what) {
        happens(new ConversationMoved(interaction, what));
    }

    InteractionClosed closed() {
        return new InteractionClosed(interaction, true, ACCOUNT, PHONE);
    }

    Task task() {
        return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(interaction.toString()).singleResult();
    }

    /** Ann takes the task and sends the form off. */
    void annChooses(String action, String field, String value) {
        Map<String, Object> form = new HashMap<>(Map.of("action", action));
        form.put(field, value);
        if (task().getAssignee() == null) {
            engine.getTaskService().claim(task().getId(), "ann");
        }
        transaction.executeWithoutResult(status -> engine.getTaskService().complete(task().getId(), form));
    }
}
