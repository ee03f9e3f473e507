package org.hopperflow.process.flow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.hopperflow.campaign.Check;
import org.hopperflow.campaign.EntryFacts;
import org.hopperflow.campaign.Hopper;
import org.hopperflow.interaction.Interactions;
import org.hopperflow.interaction.Reservation;
import org.hopperflow.interaction.ReservationRequest;
import org.springframework.stereotype.Component;

/** "Check the contact": may it be sent to, and is the customer free? */
@Component
class CheckContact implements JavaDelegate {

    private final Hopper hopper;
    private final Interactions interactions;

    CheckContact(Hopper hopper, Interactions interactions) {
        this.hopper = hopper;
        this.interactions = interactions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        HopperVariables contact = new HopperVariables(execution);
        contact.newRound();
        EntryFacts facts = hopper.facts(contact.entryId());
        Check check = hopper.check(facts.entryId());
        if (check.verdict() == Check.Verdict.SEND) {
            reserve(facts, contact);
        } else {
            contact.checked(CheckWord.of(check.verdict()), check.reason());
        }
    }

    private void reserve(EntryFacts facts, HopperVariables contact) {
        Reservation reservation = interactions.reserve(new ReservationRequest(facts.entryId(), facts.campaignId(), facts.accountKey(),
                facts.phone(), facts.contactId(), !facts.includeActiveInteractions()));
        contact.checked(reservation.granted() ? CheckWord.SEND : CheckWord.BUSY, reservation.reason());
    }
}
