package org.hopperflow.campaign;

import org.hopperflow.message.Ledger;
import org.hopperflow.shared.EntryId;
import org.springframework.stereotype.Component;

/** Whether a send that nobody could confirm is simply made again. */
@Component
class Resends {

    private final Ledger ledger;
    private final ResendSettings settings;

    Resends(Ledger ledger, ResendSettings settings) {
        this.ledger = ledger;
        this.settings = settings;
    }

    /** The campaign wants it, and the customer may not have got it too often already. */
    boolean allowed(CampaignOptions options, EntryId entry) {
        return options.onUnconfirmed() == OnUnconfirmed.RESEND && ledger.unconfirmedSends(entry) < settings.mostSends();
    }
}
