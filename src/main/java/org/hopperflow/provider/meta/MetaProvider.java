package org.hopperflow.provider.meta;

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

/** Meta's Cloud API. */
@Component
class MetaProvider implements MessagingProvider {

    private final MetaAccounts accounts;
    private final MetaSending sending;
    private final MetaTemplates templates;
    private final MetaWebhook webhook;
    private final MetaDownloads downloads;
    private final MetaHealth health;

    MetaProvider(MetaAccounts accounts, MetaSending sending, MetaTemplates templates, MetaWebhook webhook,
            MetaDownloads downloads, MetaHealth health) {
        this.accounts = accounts;
        this.sending = sending;
        this.templates = templates;
        this.webhook = webhook;
        this.downloads = downloads;
        this.health = health;
    }

    @Override
    public ProviderName name() {
        return ProviderName.META;
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
    public void editTemplate(AccountKey account, String providerTemplateId, TemplateDraft draft) {
        templates.edit(account, providerTemplateId, draft);
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

    @Override
    public boolean verify(AccountKey account, byte[] body, Map<String, String> headers) {
        return MetaSignature.fits(body, headers, accounts.credentials(account).appSecret());
    }

    @Override
    public String challenge(AccountKey account, Map<String, String> query) {
        boolean known = "subscribe".equals(query.get("hub.mode"))
                && MetaSignature.same(query.get("hub.verify_token"), accounts.credentials(account).verifyToken());
        return known ? query.get("hub.challenge") : null;
    }

    @Override
    public WebhookNews parse(AccountKey account, byte[] body) throws UnreadableWebhook {
        return webhook.parse(account, body);
    }
}
