package org.hopperflow.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.media.Schema;
import org.hopperflow.shared.ButtonPolicy;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.ProviderName;
import org.hopperflow.shared.ServiceWindowStart;
import org.hopperflow.shared.TemplateId;

/**
 * An account as a caller describes it, before anything is checked.
 *
 * @param credentials read as the provider's own record once the provider is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AccountRequest(String key, String name, ProviderName provider, String phoneNumber, @Schema(type = "object") ObjectNode credentials,
        ListId masterListId, Integer messagesPerSecond, String portfolioId, Integer dailyCustomerLimit, String timeZone,
        ServiceWindowStart serviceWindowStart, TemplateId recontactTemplateId, ButtonPolicy buttonPolicy, Boolean markAsRead) {

    static AccountRequest of(Account account, ObjectNode credentials) {
        return new AccountRequest(account.key().value(), account.name(), account.provider(), account.phoneNumber(), credentials,
                account.masterListId(), account.messagesPerSecond(), account.portfolioId(), account.dailyCustomerLimit(),
                account.timeZone().getId(), account.serviceWindowStart(), account.recontactTemplateId(), account.buttonPolicy(), account
                        .markAsRead());
    }

    /** Shows no credentials. */
    @Override
    public String toString() {
        return "AccountRequest[" + key + "]";
    }
}
