package org.hopperflow.provider.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hopperflow.account.MetaCredentials;
import org.hopperflow.provider.ProviderRefused;
import org.hopperflow.provider.ProviderTemplate;
import org.hopperflow.provider.TemplateDraft;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.MediaId;
import org.springframework.stereotype.Component;

/** The templates of a business account at Meta (Cloud API, "template management"). */
@Component
class MetaTemplates {

    private static final String FIELDS = "id,name,language,status,category,components,quality_score,rejected_reason,correct_category";
    /** 6,000 templates are the most a business account may have; a list that does not end by then never will. */
    private static final int MAX_PAGES = 100;
    /** "Invalid cursor", since v24.0: they live for a short time only. */
    private static final String CURSOR_EXPIRED = "131059";

    private final MetaAccounts accounts;
    private final MetaAddress address;
    private final MetaApi api;
    private final MetaCalls calls;
    private final MetaUploads uploads;

    MetaTemplates(MetaAccounts accounts, MetaAddress address, MetaApi api, MetaCalls calls, MetaUploads uploads) {
        this.accounts = accounts;
        this.address = address;
        this.api = api;
        this.calls = calls;
        this.uploads = uploads;
    }

    ProviderTemplate submit(AccountKey account, TemplateDraft draft) {
        MetaCredentials credentials = accounts.credentials(account);
        String handle = handle(credentials, draft.header());
        JsonNode answer = calls.manage(() -> api.createTemplate(waba(credentials), credentials.accessToken(),
                MetaTemplateBody.of(draft, handle)));
        return new ProviderTemplate(answer.path("id").asText(null), answer.path("status").asText("PENDING").toUpperCase(Locale.ROOT),
                answer.path("category").asText(draft.category()), null, null, null);
    }

    /** From the first page again, once, when a cursor expired on the way. */
    List<ProviderTemplate> all(AccountKey account) {
        try {
            return everyPage(account);
        } catch (ProviderRefused refused) {
            if (!refused.code().startsWith(CURSOR_EXPIRED)) {
                throw refused;
            }
            return everyPage(account);
        }
    }

    private List<ProviderTemplate> everyPage(AccountKey account) {
        MetaCredentials credentials = accounts.credentials(account);
        List<ProviderTemplate> templates = new ArrayList<>();
        String after = null;
        for (int page = 0; page < MAX_PAGES; page++) {
            String cursor = after;
            JsonNode answer = calls.manage(() -> api.templates(waba(credentials), credentials.accessToken(), FIELDS, cursor));
            MetaJson.each(answer.path("data"), template -> templates.add(MetaTemplateReader.read(template)));
            after = answer.path("paging").path("cursors").path("after").asText("");
            if (!answer.path("paging").hasNonNull("next") || after.isEmpty()) {
                break;
            }
        }
        return templates;
    }

    void edit(AccountKey account, String providerTemplateId, TemplateDraft draft) {
        MetaCredentials credentials = accounts.credentials(account);
        Map<String, Object> whole = MetaTemplateBody.of(draft, handle(credentials, draft.header()));
        Map<String, Object> changed = Map.of("category", whole.get("category"), "components", whole.get("components"));
        calls.manage(() -> api.editTemplate(address.of(providerTemplateId), credentials.accessToken(), changed));
    }

    void delete(AccountKey account, String name, String providerTemplateId) {
        MetaCredentials credentials = accounts.credentials(account);
        calls.manage(() -> api.deleteTemplate(waba(credentials), credentials.accessToken(), name, providerTemplateId));
    }

    private String handle(MetaCredentials credentials, TemplateDraft.Header header) {
        boolean hasFile = header != null && header.mediaId() != null && header.type() != TemplateDraft.HeaderType.TEXT;
        return hasFile ? uploads.handle(credentials, MediaId.of(header.mediaId())) : null;
    }

    private URI waba(MetaCredentials credentials) {
        return address.of(credentials.wabaId());
    }
}
