package org.hopperflow.provider.kaleyra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.hopperflow.provider.ProviderEvent;
import org.hopperflow.provider.meta.MetaDocuments;
import org.hopperflow.shared.AccountKey;

/** Reads news of a template with the fields of Kaleyra's callback ("template-status-update"). */
final class KaleyraTemplateNews {

    private KaleyraTemplateNews() {
    }

    /** @param named whether templates are known by name and language, as in the first generation */
    static Optional<ProviderEvent> read(AccountKey account, JsonNode fields, boolean named) {
        String name = KaleyraJson.first(fields, "/message_template_name");
        String language = KaleyraTemplateReader.language(KaleyraJson.first(fields, "/message_template_language"));
        String status = KaleyraTemplateReader.statusOr(KaleyraJson.first(fields, "/event", "/status"), null);
        if (name == null || status == null) {
            return Optional.empty();
        }
        String id = named ? KaleyraTemplateReader.id(name, language) : KaleyraJson.first(fields, "/message_template_id");
        return Optional.of(new ProviderEvent.TemplateChanged(account, id, name, language, status, null, null, reason(status, fields),
                MetaDocuments.hash(fields)));
    }

    private static String reason(String status, JsonNode fields) {
        String reason = KaleyraJson.first(fields, "/reason");
        if (status.equals("APPROVED")) {
            return null;
        }
        return reason != null && !reason.equalsIgnoreCase("NONE") ? reason : KaleyraJson.first(fields, "/other_info/title", "/other_info");
    }
}
