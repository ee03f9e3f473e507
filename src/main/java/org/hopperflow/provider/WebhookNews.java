package org.hopperflow.provider;

import java.util.List;

/**
 * What a webhook call brought.
 *
 * @param events in the order of the body
 * @param whole  false when something in the body was left out: a kind that we do not know, or an element that made no sense. Such a call
 *               may hold what somebody will want to read again
 */
public record WebhookNews(List<ProviderEvent> events, boolean whole) {
}
