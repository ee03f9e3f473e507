package org.hopperflow.interaction;

import java.util.List;
import org.hopperflow.message.CustomerWrote;
import org.hopperflow.shared.EntryId;
import org.hopperflow.shared.InteractionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds the conversation a customer's message belongs to and tells the rooms above. */
@Component
class CustomerMessages {

    private static final Logger log = LoggerFactory.getLogger(CustomerMessages.class);

    private final TalkRepository talks;
    private final ApplicationEventPublisher events;

    CustomerMessages(TalkRepository talks, ApplicationEventPublisher events) {
        this.talks = talks;
        this.events = events;
    }

    @EventListener
    @Transactional
    void customerWrote(CustomerWrote wrote) {
        if (wrote.phone() == null) {
            log.warn("Message {} to account {} names nobody: kept, but it belongs to no conversation", wrote.id(),
                    wrote.accountKey());
            return;
        }
        Interaction.Customer customer = new Interaction.Customer(wrote.accountKey(), wrote.phone());
        EntryId entry = entry(wrote, customer);
        if (entry != null) {
            events.publishEvent(new AnswerComing(entry));
        }
        List<Interaction> open = talks.heard(customer, wrote.at());
        events.publishEvent(new CustomerReplied(wrote.id(), wrote.accountKey(), wrote.phone(), wrote.profileName(), wrote.type(),
                wrote.text(), wrote.payload(), wrote.at(), entry, agents(open)));
    }

    /** What is quoted decides; only a message that quotes nothing of ours is taken as the answer to the latest template. */
    private EntryId entry(CustomerWrote wrote, Interaction.Customer customer) {
        return wrote.answered() != null ? wrote.answered().entryId() : talks.campaignOf(customer, wrote.at()).orElse(null);
    }

    private static InteractionId agents(List<Interaction> open) {
        return open.stream().filter(Interaction::ofAgents).map(Interaction::id).findFirst().orElse(null);
    }
}
