package org.hopperflow.process.flow;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.hopperflow.campaign.AnswerResult;
import org.hopperflow.campaign.AnswerTiming;
import org.hopperflow.campaign.Check;
import org.hopperflow.campaign.EntriesClaimed;
import org.hopperflow.campaign.EntryFacts;
import org.hopperflow.campaign.EntryOutcome;
import org.hopperflow.campaign.EntryOutcome.Outcome;
import org.hopperflow.campaign.SendStep;
import org.hopperflow.campaign.Waiting;
import org.hopperflow.interaction.CustomerReplied;
import org.hopperflow.interaction.Reservation;
import org.hopperflow.process.ProcessStory;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.InboundMessageId;
import org.hopperflow.shared.MessageType;
import org.junit.jupiter.api.BeforeEach;
import org.mockito.ArgumentCaptor;

/** Stories about one contact. Unless a story says otherwise, it may be sent to and its customer is free. */
abstract class ContactStory extends ProcessStory {

    static final AccountKey ACCOUNT = AccountKey.of("demo");
    static final String PHONE = "393331234567";
    static final Instant FAR_AWAY = Instant.parse("2999-12-31T00:00:00Z");

    final EntryId entry = EntryId.next();

    @BeforeEach
    void theContactMayBeSentTo() {
        campaignIs(false, false, false);
        when(hopper.check(any())).thenReturn(new Check(Check.Verdict.SEND, null));
        when(interactions.reserve(any())).thenReturn(new Reservation(true, null));
        when(hopper.awaitReply(any())).thenAnswer(call -> now().plus(days(1)));
        when(hopper.awaitRetry(any(), any(), any())).thenAnswer(call -> {
            Duration after = call.getArgument(2);
            return after == null ? FAR_AWAY : now().plus(after);
        });
    }

    void campaignIs(boolean includeActive, boolean closeOnQuickReply, boolean resend) {
        when(hopper.facts(any())).thenAnswer(call -> new EntryFacts(call.getArgument(0), CampaignId.next(), ACCOUNT, ContactId.next(),
                PHONE, includeActive, closeOnQuickReply, resend, now().plus(days(1))));
    }

    ProcessInstance claimed() {
        happens(new EntriesClaimed("hopperContact", null, List.of(entry)));
        return instanceOf(entry);
    }

    ProcessInstance sentAndAccepted() {
        ProcessInstance contact = claimed();
        theSendIs(Outcome.ACCEPTED, null);
        return contact;
    }

    /** The token of the latest send. */
    String token() {
        ArgumentCaptor<SendStep> step = ArgumentCaptor.forClass(SendStep.class);
        verify(hopper, atLeastOnce()).send(eq(entry), step.capture());
        return step.getValue().token();
    }

    void theSendIs(Outcome outcome, String reason) {
        theSendIs(outcome, reason, null);
    }

    void theSendIs(Outcome outcome, String reason, Duration retryAfter) {
        happens(new EntryOutcome(entry, token(), outcome, reason, retryAfter));
    }

    List<Waiting> waiting(ProcessInstance contact) {
        return List.of(new Waiting(entry, contact.getId()));
    }

    void theAnswerIs(AnswerTiming timing, String instance) {
        when(hopper.answer(eq(entry), any())).thenReturn(new AnswerResult(timing, instance));
    }

    CustomerReplied reply(MessageType type, String text) {
        return new CustomerReplied(InboundMessageId.next(), ACCOUNT, PHONE, "Ann", type, text, null, now(), entry, null);
    }

    CustomerReplied outOfTheBlue(String text) {
        return new CustomerReplied(InboundMessageId.next(), ACCOUNT, PHONE, "Ann", MessageType.TEXT, text, null, now(), null, null);
    }
}
