package org.hopperflow.message;

import java.time.Instant;
import org.hopperflow.shared.AccountKey;

/**
 * What the service window of a conversation depends on, by the provider's time stamps; what never was is null.
 *
 * @param templateSentAt         the conversation's template, or the later one that replaced it
 * @param firstCustomerMessageAt the customer's first message since then
 * @param lastCustomerMessageAt  the customer's latest message since then
 */
public record WindowFacts(AccountKey account, Instant templateSentAt, Instant firstCustomerMessageAt, Instant lastCustomerMessageAt) {
}
