package org.hopperflow.template;

import java.util.List;
import java.util.Locale;
import org.hopperflow.provider.TemplateDraft;
import org.hopperflow.provider.TemplateDraft.Button;
import org.hopperflow.provider.TemplateDraft.Examples;
import org.hopperflow.provider.TemplateDraft.Header;
import org.hopperflow.shared.AccountKey;

/** A template as the API takes it. Everything may be missing; {@link TemplateLint} says what must not. */
record TemplateRequest(String accountKey, String name, String category, String language, Header header, String body, String footer,
        List<Button> buttons, Examples examples, boolean recontact, boolean availableToAgents) {

    /** Null when none is named, or nothing that could be a key. */
    AccountKey account() {
        return AccountKey.fits(accountKey) ? AccountKey.of(accountKey) : null;
    }

    TemplateDraft draft() {
        return new TemplateDraft(name, category == null ? null : category.toUpperCase(Locale.ROOT),
                language == null ? null : language.replace('-', '_'), header, body, footer == null || footer.isBlank() ? null : footer,
                buttons == null ? List.of() : buttons, examples == null ? new Examples(null, null, null) : examples);
    }
}
