package org.hopperflow.provider.kaleyra;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import org.hopperflow.provider.FileStream;
import org.hopperflow.provider.MessagingProvider;
import org.hopperflow.provider.OutgoingMessage;
import org.hopperflow.provider.ProviderHealth;
import org.hopperflow.provider.ProviderTemplate;
import org.hopperflow.provider.ReceivedFile;
import org.hopperflow.provider.SendOutcome;
import org.hopperflow.provider.TemplateDraft;
import org.hopperflow.provider.UnreadableWebhook;
import org.hopperflow.provider.WebhookNews;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ProviderName;
import org.springframework.stereotype.Component;

/** Kaleyra's WhatsApp API in both generations; each account says which one it has. */
@Component
class KaleyraProvider implements MessagingProvider {

    private final KaleyraAccounts accounts;
    private final KaleyraSending sending;
    private final KaleyraTemplates templates;
    private final KaleyraWebhook webhook;
    private final KaleyraDownloads downloads;
    private final KaleyraHealth health;

    KaleyraProvider(KaleyraAccounts accounts, KaleyraSending sending, KaleyraTemplates templates, KaleyraWebhook webhook,
            KaleyraDownloads downloads, KaleyraHealth health) {
        this.accounts = accounts;
        this.sending = sending;
        this.templates = templates;
        this.webhook = webhook;
        this.downloads = downloads;
        this.health = health;
    }

    @Override
    public ProviderName name() {
        return ProviderName.KALEYRA;
    }

    @Override
    public SendOutcome send(AccountKey account, OutgoingMessage message) {
        return sending.send(account, message);
    }

    @Override
    public ProviderTemplate submitTemplate(AccountKey account, TemplateDraft draft) {
        return templates.submit(account, draft);
    }

    @Override
    public List<ProviderTemplate> templates(AccountKey account) {
        return templates.all(account);
    }

    @Override
    public void deleteTemplate(AccountKey account, String name, String providerTemplateId) {
        templates.delete(account, name, providerTemplateId);
    }

    @Override
    public ProviderHealth probe(AccountKey account) {
        return health.of(account);
    }

    @Override
    public void markRead(AccountKey account, String providerMessageId) {
        sending.markRead(account, providerMessageId);
    }

    @Override
    public FileStream open(AccountKey account, ReceivedFile file) {
        return downloads.open(account, file);
    }

    /** Kaleyra signs nothing; who knows the token in the path is Kaleyra. In constant time. */
    @Override
    public boolean verify(AccountKey account, byte[] body, Map<String, String> headers) {
        String token = accounts.require(account).credentials().webhookToken();
        String given = headers.get(PATH_TOKEN);
        return token != null && !token.isEmpty() && given != null
                && MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /** Kaleyra checks no address: a GET is news like a POST. */
    @Override
    public String challenge(AccountKey account, Map<String, String> query) {
        return null;
    }

    @Override
    public WebhookNews parse(AccountKey account, byte[] body) throws UnreadableWebhook {
        return webhook.parse(account, body);
    }
}
