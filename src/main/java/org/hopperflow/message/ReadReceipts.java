package org.hopperflow.message;

import org.hopperflow.shared.InteractionId;

/** Shows customers that an agent has read what they wrote. */
public interface ReadReceipts {

    /** When the transaction has committed, sometime soon, if the account wants it and the provider takes it; never fails. */
    void read(InteractionId interaction);
}
