package org.hopperflow.message;

import java.util.Collection;
import java.util.Map;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.CampaignId;

/** Asked by the sender in the transaction that marks attempts: the last look before a byte leaves. */
public interface SendGate {

    /** The campaigns that may send at this moment: running and inside their hours. Others keep their attempts queued. */
    Collection<CampaignId> open();

    /** Those of the attempts that must not leave any more, each with the reason; they are cancelled. */
    Map<AttemptId, String> refuse(Collection<QueuedAttempt> attempts);
}
