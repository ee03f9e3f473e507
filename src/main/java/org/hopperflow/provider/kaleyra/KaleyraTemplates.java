package org.hopperflow.provider.kaleyra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.hopperflow.provider.ProviderRefused;
import org.hopperflow.provider.ProviderTemplate;
import org.hopperflow.provider.TemplateDraft;
import org.hopperflow.provider.meta.MetaDocuments;
import org.hopperflow.shared.AccountKey;
import org.springframework.stereotype.Component;

/** The templates of an account at Kaleyra ("whatsapp-template-api-v2-*", "whatsapp-api-create-whatsapp-template-with-text"). */
@Component
class KaleyraTemplates {

    /** 6,000 templates are the most a business account may have; a list that does not end by then never will. */
    private static final int MAX_PAGES = 100;

    private final KaleyraAccounts accounts;
    private final KaleyraAddress address;
    private final KaleyraApi api;
    private final KaleyraCalls calls;
    private final KaleyraTemplateBody bodies;
    private final KaleyraFiles files;
    private final KaleyraSettings settings;

    KaleyraTemplates(KaleyraAccounts accounts, KaleyraAddress address, KaleyraApi api, KaleyraCalls calls, KaleyraTemplateBody bodies,
            KaleyraFiles files, KaleyraSettings settings) {
        this.accounts = accounts;
        this.address = address;
        this.api = api;
        this.calls = calls;
        this.bodies = bodies;
        this.files = files;
        this.settings = settings;
    }

    /** @throws ProviderRefused no-public-address when the header's file cannot be shown to anybody */
    ProviderTemplate submit(AccountKey key, TemplateDraft draft) {
        String example = files.example(draft);
        KaleyraAccount account = accounts.require(key);
        return account.second() ? submitSecond(account, draft, example) : submitFirst(account, draft, example);
    }

    private ProviderTemplate submitSecond(KaleyraAccount account, TemplateDraft draft, String example) {
        byte[] body = calls.bytes(MetaDocuments.template(draft,
                example == null ? null : Map.of(settings.headerExample(), List.of(example))));
        JsonNode answer = calls.manage(() -> api.createTemplate(address.businessAccount(account), account.credentials().apiKey(), body));
        String category = KaleyraJson.upper(KaleyraJson.first(answer, "/category", "/data/category"));
        return new ProviderTemplate(KaleyraJson.first(answer, "/id", "/data/id", "/template_id", "/data/template_id"),
                KaleyraTemplateReader.statusOr(KaleyraJson.first(answer, "/status", "/data/status"), "PENDING"),
                category == null ? draft.category() : category, null, null, null);
    }

    private ProviderTemplate submitFirst(KaleyraAccount account, TemplateDraft draft, String example) {
        byte[] body = calls.bytes(bodies.of(draft, account.credentials().wabaId(), example));
        JsonNode answer = calls.manage(() -> api.createFirst(address.first(account), account.credentials().apiKey(), body));
        return new ProviderTemplate(KaleyraTemplateReader.id(draft.name(), draft.language()),
                KaleyraTemplateReader.statusOr(KaleyraJson.first(answer, "/data/status"), "PENDING"), draft.category(), null, null, null);
    }

    List<ProviderTemplate> all(AccountKey key) {
        KaleyraAccount account = accounts.require(key);
        return account.second() ? everyPage(account) : first(account);
    }

    /** As little as can be asked for. */
    void firstPage(AccountKey key) {
        KaleyraAccount account = accounts.require(key);
        String apiKey = account.credentials().apiKey();
        calls.manage(() -> account.second() ? api.templates(address.businessAccount(account), apiKey, null)
                : api.templatesFirst(address.first(account), apiKey));
    }

    private List<ProviderTemplate> first(KaleyraAccount account) {
        JsonNode answer = calls.manage(() -> api.templatesFirst(address.first(account), account.credentials().apiKey()));
        return read(answer, KaleyraTemplateReader::read);
    }

    /** Whether the list has pages is not documented: they are followed as Meta's are, until one brings nothing new. */
    private List<ProviderTemplate> everyPage(KaleyraAccount account) {
        List<ProviderTemplate> templates = new ArrayList<>();
        Set<ProviderTemplate> known = new HashSet<>();
        String after = null;
        for (int page = 0; page < MAX_PAGES; page++) {
            String cursor = after;
            JsonNode answer = calls.manage(() -> api.templates(address.businessAccount(account), account.credentials().apiKey(), cursor));
            List<ProviderTemplate> more = read(answer, MetaDocuments::readTemplate).stream().filter(known::add).toList();
            templates.addAll(more);
            after = KaleyraJson.first(answer, "/paging/cursors/after");
            if (more.isEmpty() || after == null || !answer.path("paging").hasNonNull("next")) {
                break;
            }
        }
        return templates;
    }

    private static List<ProviderTemplate> read(JsonNode answer, Function<JsonNode, ProviderTemplate> reader) {
        List<ProviderTemplate> templates = new ArrayList<>();
        for (JsonNode template : KaleyraJson.firstArray(answer, "/data", "", "/data/data", "/data/templates", "/templates",
                "/message_templates")) {
            if (template.isObject()) {
                templates.add(reader.apply(template));
            }
        }
        return templates;
    }

    /** @throws ProviderRefused no-deletion in the first generation, which has no call for it */
    void delete(AccountKey key, String name, String providerTemplateId) {
        KaleyraAccount account = accounts.require(key);
        if (!account.second()) {
            throw new ProviderRefused("no-deletion", "Kaleyra's first generation deletes no templates: delete it in Kaleyra's"
                    + " console, too.");
        }
        calls.manage(() -> api.deleteTemplate(address.businessAccount(account), account.credentials().apiKey(), name, providerTemplateId));
    }
}
