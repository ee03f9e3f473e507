package org.hopperflow.interaction;

import org.hopperflow.contact.Suppressions;
import org.hopperflow.shared.RuleBroken;
import org.springframework.stereotype.Component;

/** Says why an agent may not do something now. Every check comes before the first write. */
@Component
class Refusals {

    private final Windows windows;
    private final Suppressions suppressions;

    Refusals(Windows windows, Suppressions suppressions) {
        this.windows = windows;
        this.suppressions = suppressions;
    }

    /** @throws RuleBroken interaction-closed, waiting-for-customer, window-closed */
    void mayWrite(Interaction interaction) {
        mustBeOpen(interaction);
        refuse(interaction.waitsForCustomer(), "waiting-for-customer", Windows.WAITING);
        Window window = windows.of(interaction);
        refuse(!window.open(), "window-closed", window.reason());
    }

    /** @throws RuleBroken interaction-closed, waiting-for-customer, window-open, suppressed */
    void mayRecontact(Interaction interaction) {
        mustBeOpen(interaction);
        refuse(!interaction.ofAgents() || interaction.talk().recontactedAt() != null, "waiting-for-customer", Windows.WAITING);
        Window window = windows.of(interaction);
        refuse(window.open(), "window-open", "The service window is open until " + window.endsAt() + ": write a message instead.");
        refuse(suppressions.suppressed(interaction.customer().account(), interaction.customer().phone(), false), "suppressed",
                "The number is suppressed: no template can be sent to it.");
    }

    /** @throws RuleBroken campaign-interaction */
    void mayClose(Interaction interaction) {
        refuse(interaction.open() && !interaction.ofAgents(), "campaign-interaction",
                "The campaign waits for the customer in this interaction and closes it itself.");
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
