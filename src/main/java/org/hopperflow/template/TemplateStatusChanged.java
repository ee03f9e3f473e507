package org.hopperflow.template;

import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.TemplateId;

/**
 * A template may be sent from now on, or no longer, or for another reason than before; published in the transaction that stored it.
 *
 * @param reason the provider's words, null when it gave none
 */
public record TemplateStatusChanged(TemplateId templateId, AccountKey accountKey, String status, String reason) {
}
