package org.hopperflow.template;

import java.time.Clock;
import java.util.List;
import org.hopperflow.provider.MessagingProviders;
import org.hopperflow.provider.ProviderRefused;
import org.hopperflow.provider.Senders;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.FieldError;
import org.hopperflow.shared.Invalid;
import org.hopperflow.shared.RuleBroken;
import org.hopperflow.shared.TemplateId;
import org.springframework.stereotype.Service;

/**
 * Takes a new template and hands it to the provider. The row is committed first and the call made outside every transaction: a
 * provider that is down leaves a draft that can be submitted again.
 */
@Service
class TemplateSubmission {

    static final String DRAFT = "DRAFT";
    static final String REJECTED = "REJECTED";

    private final TemplateRepository templates;
    private final TemplateLint lint;
    private final TemplateStatuses statuses;
    private final MessagingProviders providers;
    private final Senders senders;
    private final Clock clock;

    TemplateSubmission(TemplateRepository templates, TemplateLint lint, TemplateStatuses statuses, MessagingProviders providers,
            Senders senders, Clock clock) {
        this.templates = templates;
        this.lint = lint;
        this.statuses = statuses;
        this.providers = providers;
        this.senders = senders;
        this.clock = clock;
    }

    /** @param warnings what the author may want to know; the template is stored all the same */
    record Created(Template template, List<FieldError> warnings) {
    }

    /** @throws RuleBroken naming every wrong field */
    Created create(TemplateRequest request) {
        TemplateLint.Findings findings = lint.examine(request.draft(), request.account());
        Template template = template(request, findings);
        if (!templates.insert(template, false)) {
            throw RuleBroken.invalid("name", "duplicate-name", "There is a template \"" + template.name() + "\" in "
                    + template.draft().language() + " already.");
        }
        return new Created(submit(template), findings.warnings());
    }

    /** Submits a draft again. @throws RuleBroken already-submitted */
    Template submitAgain(Template template) {
        if (!template.status().equals(DRAFT) || template.deletedAt() != null) {
            throw RuleBroken.conflict("already-submitted", "Only a draft can be submitted; this template is "
                    + (template.deletedAt() == null ? template.status() : "deleted") + ".");
        }
        return submit(template);
    }

    private Template template(TemplateRequest request, TemplateLint.Findings findings) {
        AccountKey account = request.account();
        Invalid invalid = new Invalid();
        boolean known = account != null && senders.find(account).isPresent();
        invalid.when(!known, "accountKey", "unknown-account", "There is no account \"" + request.accountKey() + "\".");
        findings.errors().forEach(invalid::add);
        invalid.raise();
        return new Template(TemplateId.next(), account, null, Examples.completed(request.draft()), DRAFT, null, null,
                Mapping.NONE, request.recontact(), request.availableToAgents(), clock.instant(), null);
    }

    private Template submit(Template template) {
        statuses.submitted(template, answer(template));
        return templates.find(template.id()).orElse(template);
    }

    private ProviderNews answer(Template template) {
        try {
            return ProviderNews.of(providers.of(template.accountKey()).submitTemplate(template.accountKey(), template.draft()));
        } catch (ProviderRefused refused) {
            boolean nobodyThere = refused.code().equals("unavailable");
            return ProviderNews.status(nobodyThere ? DRAFT : REJECTED, refused.code() + ": " + refused.getMessage());
        }
    }
}
