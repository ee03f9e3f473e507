package org.hopperflow.provider;

import java.util.List;
import java.util.Set;

/**
 * What a webhook call brought.
 *
 * @param events  in the order of the body
 * @param whole   false when something in the body was left out: a kind that we do not know, or an element that made no sense. Such a call
 *                may hold what somebody will want to read again
 * @param unknown the provider's names of what was left out, as far as it gave names
 */
public record WebhookNews(List<ProviderEvent> events, boolean whole, Set<String> unknown) {
}
