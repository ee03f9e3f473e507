package org.hopperflow.message;

import java.util.Map;
import java.util.Optional;
import org.hopperflow.provider.MessageContent;
import org.hopperflow.provider.ProviderEvent.TemplateChanged;
import org.hopperflow.shared.AccountKey;

/**
 * A message that was refused because of its template tells earlier than any webhook what became of the template. That is no trouble of
 * the account: its other templates still go.
 */
final class TemplateRefusals {

    /** Source: Cloud API, "error codes". */
    private static final Map<String, String> STATUSES = Map.of("132015", "PAUSED", "132016", "DISABLED");

    private TemplateRefusals() {
    }

    /** Empty when the refusal is about something else. */
    static Optional<TemplateChanged> of(AccountKey account, MessageContent content, String code, String reason) {
        String status = code == null ? null : STATUSES.get(code);
        return status != null && content instanceof MessageContent.Template template
                ? Optional.of(new TemplateChanged(account, null, template.name(), template.language(), status, null, null,
                        code + ": " + reason, null))
                : Optional.empty();
    }
}
