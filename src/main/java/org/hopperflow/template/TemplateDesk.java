package org.hopperflow.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.List;
import org.hopperflow.provider.MessagingProviders;
import org.hopperflow.provider.ProviderRefused;
import org.hopperflow.shared.Invalid;
import org.hopperflow.shared.RuleBroken;
import org.hopperflow.shared.TemplateId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** What a manager does with a template that is there. Deleted ones can only be shown, and those made at the provider are read only. */
@Service
class TemplateDesk {

    private static final Logger log = LoggerFactory.getLogger(TemplateDesk.class);

    private final TemplateRepository templates;
    private final MessagingProviders providers;
    private final TemplateFile file;
    private final Clock clock;

    TemplateDesk(TemplateRepository templates, MessagingProviders providers, TemplateFile file, Clock clock) {
        this.templates = templates;
        this.providers = providers;
        this.file = file;
        this.clock = clock;
    }

    Template map(TemplateId id, JsonNode mapping) {
        Template template = writable(id);
        Invalid invalid = new Invalid();
        Mapping read = Mapping.read(mapping, invalid);
        List<String> variables = template.variables();
        read.sources().keySet().stream().filter(path -> !variables.contains(path)).sorted()
                .forEach(path -> invalid.when(true, path, "unknown-variable", "The template has no variable " + path + "."));
        invalid.raise();
        templates.setMapping(id, read, clock.instant());
        return require(id);
    }

    /** A file can be given to a template that was made at the provider, too: it is ours. */
    Template change(TemplateId id, TemplateFlags changes) {
        Template template = changes.headerMediaId() != null && changes.switchNothing() ? notDeleted(id) : writable(id);
        if (changes.headerMediaId() != null) {
            file.give(template, changes.headerMediaId());
        }
        templates.setFlags(id, changes, clock.instant());
        return require(id);
    }

    /** Deletes it at the provider, too. @throws RuleBroken provider-unavailable when that cannot be done now */
    void delete(TemplateId id) {
        Template template = writable(id);
        if (template.providerTemplateId() != null) {
            deleteThere(template);
        }
        templates.delete(id, clock.instant());
    }

    Template require(TemplateId id) {
        return templates.find(id).orElseThrow(() -> RuleBroken.notFound("template", id));
    }

    private void deleteThere(Template template) {
        try {
            providers.of(template.accountKey()).deleteTemplate(template.accountKey(), template.name(), template.providerTemplateId());
        } catch (ProviderRefused refused) {
            if (refused.passing()) {
                throw RuleBroken.unavailable("provider-unavailable", refused.getMessage());
            }
            log.warn("Template {} is deleted here, but the provider said {}: {}", template.id(), refused.code(), refused.getMessage());
        }
    }

    /** @throws RuleBroken template-deleted, template-read-only */
    Template writable(TemplateId id) {
        Template template = notDeleted(id);
        if (templates.readOnly(id)) {
            throw RuleBroken.conflict("template-read-only", "This template was made at the provider and can only be shown here.");
        }
        return template;
    }

    private Template notDeleted(TemplateId id) {
        Template template = require(id);
        if (template.deletedAt() != null) {
            throw RuleBroken.conflict("template-deleted", "A deleted template can only be shown.");
        }
        return template;
    }
}
