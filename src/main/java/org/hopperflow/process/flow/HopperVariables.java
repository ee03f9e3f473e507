package org.hopperflow.process.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.hopperflow.campaign.EntryOutcome.Outcome;
import org.hopperflow.process.EngineDates;
import org.hopperflow.process.EngineTexts;
import org.hopperflow.shared.EntryId;

/** What a flow knows about its contact: the entry's id (the business key) and a few small words, named as in the picture. */
record HopperVariables(DelegateExecution execution) {

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    EntryId entryId() {
        return EntryId.of(execution.getProcessBusinessKey());
    }

    /** False for an instance that was not started for an entry, such as a called process or one started by hand. */
    boolean hasEntry() {
        String key = execution.getProcessBusinessKey();
        return key != null && UUID_TEXT.matcher(key).matches();
    }

    /** Forgets what an earlier round came to: nothing of this round was sent yet. */
    void newRound() {
        execution.removeVariable("outcome");
    }

    void closeOnQuickReply(boolean close) {
        execution.setVariable("closeOnQuickReply", close);
    }

    void resendUnconfirmed(boolean resend) {
        execution.setVariable("resendUnconfirmed", resend);
    }

    void checked(CheckWord word, String reason) {
        execution.setVariable("check", word.inTheFlow());
        reason(reason);
    }

    /** The check has been acted upon: what never outlives its transaction costs no row. */
    void beyondCheck() {
        execution.removeVariable("check");
    }

    void outcome(Outcome outcome) {
        execution.setVariable("outcome", outcome.name().toLowerCase(Locale.ROOT));
    }

    /** The customer has the message, or may have it. */
    boolean sent() {
        Object outcome = execution.getVariable("outcome");
        return "accepted".equals(outcome) || "unconfirmed".equals(outcome);
    }

    String reason() {
        return (String) execution.getVariable("reason");
    }

    void reason(String reason) {
        if (reason != null) {
            execution.setVariable("reason", EngineTexts.beginning(reason));
        }
    }

    /** Null: only when asked. */
    Duration retryAfter() {
        String text = (String) execution.getVariable("retryAfter");
        return text == null ? null : Duration.parse(text);
    }

    void retryAfter(Duration retryAfter) {
        if (retryAfter == null) {
            execution.removeVariable("retryAfter");
        } else {
            execution.setVariable("retryAfter", retryAfter.toString());
        }
    }

    void retryAt(Instant at) {
        execution.setVariable("retryAt", EngineDates.of(at));
    }

    /** For the timer that is made in this transaction; later on it is asked for ({@link AskedWords}). */
    void replyDeadline(Instant deadline) {
        execution.removeVariable(AskedWords.REPLY_DEADLINE);
        execution.setVariable(AskedWords.REPLY_DEADLINE, Variables.dateValue(EngineDates.of(deadline), true));
    }

    void answered() {
        execution.setVariable("answered", true);
    }

    /** The sentence of this closing step, else the latest reason. */
    String closeReason() {
        String ofTheStep = (String) execution.getVariable("closeReason");
        return ofTheStep == null ? reason() : ofTheStep;
    }

    void closed() {
        execution.setVariable("closed", true);
    }

    boolean isClosed() {
        return Boolean.TRUE.equals(execution.getVariable("closed"));
    }

    /** The variables that come with a failed delivery. */
    static Map<String, Object> undelivered(boolean temporary, String reason, Duration retryAfter) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("temporary", temporary);
        variables.put("reason", EngineTexts.beginning(reason));
        variables.put("retryAfter", retryAfter == null ? null : retryAfter.toString());
        return variables;
    }
}
