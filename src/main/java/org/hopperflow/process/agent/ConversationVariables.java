package org.hopperflow.process.agent;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.hopperflow.interaction.ConversationView;
import org.hopperflow.interaction.Offer;
import org.hopperflow.process.EngineDates;
import org.hopperflow.process.EngineTexts;
import org.hopperflow.shared.InteractionId;

/** What the agents' process knows, named as in the picture and in its forms. The business key is the interaction's id. */
record ConversationVariables(DelegateExecution execution) {

    private static final String REFUSED = "refused";
    /** A form gets a date as the engine writes it, in the server's own zone; people read this instead. */
    private static final DateTimeFormatter READABLE = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm (VV)", Locale.ENGLISH);

    InteractionId interactionId() {
        return InteractionId.of(execution.getProcessBusinessKey());
    }

    /** Null until an agent completed a task. */
    String agent() {
        return (String) execution.getVariable("agent");
    }

    void agent(String agent) {
        execution.setVariable("agent", agent);
    }

    String queue() {
        return (String) execution.getVariable("queue");
    }

    /** The one agent the conversation is offered to; null when the whole queue is asked. */
    String askedAgent() {
        return (String) execution.getVariable("askedAgent");
    }

    void asked(Offer offer) {
        execution.setVariable("askedAgent", offer.agent());
        execution.setVariable("offerEndsAt", offer.endsAt() == null ? AnswerTimes.NEVER : EngineDates.of(offer.endsAt()));
    }

    boolean escalated() {
        return Objects.equals(Escalation.URGENT, execution.getVariable("priority"));
    }

    void priority(int priority) {
        execution.setVariable("priority", priority);
    }

    /** The cycle of the timer that tells when the customer waits too long. */
    void answerDue(String cycle) {
        execution.setVariable("answerDue", cycle);
    }

    String contactName() {
        return (String) execution.getVariable("contactName");
    }

    String reply() {
        return (String) execution.getVariable("reply");
    }

    String disposition() {
        return (String) execution.getVariable("disposition");
    }

    /** What the agent chose last time is not what they choose next time. */
    void nothingChosen() {
        execution.removeVariable("action");
    }

    void show(ConversationView view) {
        execution.setVariables(shown(view));
    }

    void abandonedAt(Instant at) {
        execution.setVariable("abandonedAt", EngineDates.of(at));
    }

    void notice(String notice) {
        execution.setVariable("notice", EngineTexts.beginning(notice));
    }

    /** The agent reads why, and what was written stays in the form. */
    void refused(String why) {
        notice(why);
        // Transient: only the reading that follows at once has to keep the notice.
        execution.setVariable(REFUSED, Variables.booleanValue(true, true));
    }

    boolean wasJustRefused() {
        return execution.hasVariable(REFUSED);
    }

    /** The next form begins empty. */
    void done() {
        notice("");
        execution.removeVariable("reply");
    }

    /** What the forms show; also what the picture decides by. */
    static Map<String, Object> shown(ConversationView view) {
        Map<String, Object> shown = new HashMap<>();
        shown.put("conversationId", view.id().toString());
        shown.put("windowOpen", view.window().open());
        shown.put("windowEndsAt", EngineDates.of(view.window().endsAt()));
        shown.put("windowEndsText", endsText(view));
        shown.put("queue", view.accountKey().queue());
        shown.put("contactName", EngineTexts.beginning(view.contactName()));
        shown.put("phone", view.phone());
        shown.put("contactFields", EngineTexts.beginning(view.contactFields()));
        shown.put("sentText", EngineTexts.beginning(view.sentText()));
        shown.put("answerText", EngineTexts.beginning(view.answerText()));
        shown.put("transcript", EngineTexts.end(view.transcript()));
        return shown;
    }

    private static String endsText(ConversationView view) {
        Instant end = view.window().endsAt();
        return end == null ? "" : READABLE.format(end.atZone(view.zone()));
    }
}
