package org.hopperflow.template;

import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.TemplateId;

/** The provider's word on a template changed, in this transaction. @param reason null when there is none */
public record TemplateStatusChanged(TemplateId templateId, AccountKey accountKey, String status, String reason) {
}
