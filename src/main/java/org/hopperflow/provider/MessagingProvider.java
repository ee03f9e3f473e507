package org.hopperflow.provider;

import java.util.List;
import java.util.Map;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ProviderName;

/**
 * A provider of WhatsApp messages. Implementations speak one wire format each, over Feign on a pooled HTTP client that neither
 * retries nor follows redirects. Calls are made outside every transaction.
 */
public interface MessagingProvider {

    /** Among a webhook's headers, the token at the end of its path; no header of HTTP can have this name. */
    String PATH_TOKEN = ":token";

    ProviderName name();

    /** Sends one message. Never throws: whatever happens is one of the four outcomes. */
    SendOutcome send(AccountKey account, OutgoingMessage message);

    /** @throws ProviderRefused with the provider's code and words */
    ProviderTemplate submitTemplate(AccountKey account, TemplateDraft draft);

    /** All templates of the account, every page. @throws ProviderRefused */
    List<ProviderTemplate> templates(AccountKey account);

    /**
     * Replaces the text of a template it has, which is reviewed again.
     *
     * @throws ProviderRefused with the provider's code and words; "not-supported" when it lets none be edited
     */
    default void editTemplate(AccountKey account, String providerTemplateId, TemplateDraft draft) {
        throw new ProviderRefused("not-supported", "This provider lets no template be edited: make another one.");
    }

    /** @throws ProviderRefused */
    void deleteTemplate(AccountKey account, String name, String providerTemplateId);

    /** Asks whether the account could send now. @throws ProviderRefused when nobody can be asked */
    ProviderHealth probe(AccountKey account);

    /**
     * Shows the customer that the message was read, and what they wrote before it. Nothing happens where the provider has no call for
     * it, as in Kaleyra's first generation.
     *
     * @throws ProviderRefused with the provider's code and words
     */
    void markRead(AccountKey account, String providerMessageId);

    /**
     * Opens a file that a customer sent. Only hosts of the provider are asked: an address in news is never trusted.
     *
     * @throws ProviderRefused passing when a later try may succeed
     */
    FileStream open(AccountKey account, ReceivedFile file);

    /**
     * True when the body was signed by the provider for this account, or the call knows the token that Kaleyra has instead. Looks at the
     * raw bytes, in constant time.
     */
    boolean verify(AccountKey account, byte[] body, Map<String, String> headers);

    /** The provider's answer to a subscription check, or null when the caller does not know the account's verify token. */
    String challenge(AccountKey account, Map<String, String> query);

    /**
     * The news in a verified body; unknown kinds are left out.
     *
     * @throws UnreadableWebhook when the body is no document of this provider
     */
    WebhookNews parse(AccountKey account, byte[] body) throws UnreadableWebhook;
}
