package org.hopperflow.interaction;

import org.hopperflow.contact.Suppressions;
import org.hopperflow.message.ServiceWindow;
import org.hopperflow.message.Transcripts;
import org.hopperflow.shared.InboundMessageId;
import org.hopperflow.shared.RuleBroken;
import org.springframework.stereotype.Component;

/** Says why an agent may not do something now. Every check comes before the first write. */
@Component
class Refusals {

    private static final String WAITING = "waiting-for-customer";

    private final Windows windows;
    private final Suppressions suppressions;
    private final Transcripts transcripts;

    Refusals(Windows windows, Suppressions suppressions, Transcripts transcripts) {
        this.windows = windows;
        this.suppressions = suppressions;
        this.transcripts = transcripts;
    }

    /** @throws RuleBroken interaction-closed, waiting-for-customer, window-closed, suppressed */
    void mayWrite(Interaction interaction) {
        mustBeOpen(interaction);
        windowMustBeOpen(interaction);
        refuse(suppressions.suppressed(interaction.customer().account(), interaction.customer().phone(), false), "suppressed",
                "The number is suppressed: no message can be sent to it.");
    }

    /** @throws RuleBroken waiting-for-customer, window-closed; of an open interaction */
    void maySendTemplate(Interaction interaction) {
        if (!interaction.ofAgents() || !interaction.talk().nothingYet()) {
            windowMustBeOpen(interaction);
        }
    }

    /** @throws RuleBroken interaction-closed, waiting-for-customer, window-open */
    void mayRecontact(Interaction interaction) {
        mustBeOpen(interaction);
        refuse(!interaction.ofAgents() || interaction.talk().asked() != null, WAITING, ServiceWindow.WAITING);
        Window window = windows.of(interaction);
        refuse(window.open(), "window-open", "The service window is open until " + window.endsAt() + ": write a message instead.");
    }

    /**
     * @param lastSeen the customer's last message that the agent has seen; null does not ask
     * @throws RuleBroken campaign-interaction, customer-wrote, and naming {@code lastSeen} when nobody said it here
     */
    void mayClose(Interaction interaction, InboundMessageId lastSeen) {
        refuse(interaction.open() && !interaction.ofAgents(), "campaign-interaction",
                "The campaign waits for the customer in this interaction and closes it itself.");
        refuse(interaction.open() && lastSeen != null && transcripts.customerWroteSince(interaction.id(), lastSeen), "customer-wrote",
                "The customer has written meanwhile: read it before you close.");
    }

    private void windowMustBeOpen(Interaction interaction) {
        Window window = windows.of(interaction);
        refuse(interaction.waitsForCustomer(), WAITING, window.reason());
        refuse(!window.open(), "window-closed", window.reason());
    }

    private static void mustBeOpen(Interaction interaction) {
        refuse(!interaction.open(), "interaction-closed", Windows.CLOSED);
    }

    private static void refuse(boolean no, String code, String detail) {
        if (no) {
            throw RuleBroken.conflict(code, detail);
        }
    }
}
