package org.hopperflow.provider;

/**
 * A file that a customer sent and that is still at the provider. What is not known is null.
 *
 * @param id       the provider's; fetched by it where there is one
 * @param link     where it is, for a provider that gives no id
 * @param mimeType as the provider says
 * @param fileName as the customer called it
 */
public record ReceivedFile(String id, String link, String mimeType, String fileName) {
}
