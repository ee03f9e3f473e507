package org.hopperflow.template;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hopperflow.provider.MessagingProviders;
import org.hopperflow.provider.ProviderRefused;
import org.hopperflow.provider.ProviderTemplate;
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

    /**
     * Submits a draft again. When the first call arrived after all, though nobody answered it, the provider's template is taken as it is
     * now: a second submission would be refused as a duplicate.
     *
     * @throws RuleBroken already-submitted
     */
    Template submitAgain(Template template) {
        if (!template.status().equals(DRAFT) || template.deletedAt() != null) {
            throw RuleBroken.conflict("already-submitted", "Only a draft can be submitted; this template is "
                    + (template.deletedAt() == null ? template.status() : "deleted") + ".");
        }
        return submit(template, again -> there(again).orElseGet(() -> submitted(again)));
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

    /** What the provider never took. */
    Template submit(Template template) {
        return submit(template, this::submitted);
    }

    private Template submit(Template template, Function<Template, ProviderTemplate> call) {
        statuses.submitted(template, answer(template, call));
        return templates.find(template.id()).orElse(template);
    }

    /** What was not judged stays a draft; a real no, with the provider's code and words, is one until the template is changed. */
    private static ProviderNews answer(Template template, Function<Template, ProviderTemplate> call) {
        try {
            return ProviderNews.of(call.apply(template));
        } catch (ProviderRefused refused) {
            return ProviderNews.status(refused.passing() ? DRAFT : REJECTED, refused.code() + ": " + refused.getMessage());
        }
    }

    private ProviderTemplate submitted(Template template) {
        return providers.of(template.accountKey()).submitTemplate(template.accountKey(), template.draft());
    }

    private Optional<ProviderTemplate> there(Template template) {
        return providers.of(template.accountKey()).templates(template.accountKey()).stream()
                .filter(there -> there.draft() != null && template.name().equals(there.draft().name())
                        && template.draft().language().equals(there.draft().language()) && there.status() != null)
                .findFirst();
    }
}
