package org.hopperflow.template;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.hopperflow.provider.MessagingProviders;
import org.hopperflow.provider.ProviderRefused;
import org.hopperflow.provider.Senders;
import org.hopperflow.provider.TemplateDraft;
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
    /** Rule of the product we start from; Meta's own limit for an unverified business. */
    private static final int MOST_PER_ACCOUNT = 250;

    private final TemplateRepository templates;
    private final TemplateStatuses statuses;
    private final MessagingProviders providers;
    private final Senders senders;
    private final Clock clock;

    TemplateSubmission(TemplateRepository templates, TemplateStatuses statuses, MessagingProviders providers, Senders senders,
            Clock clock) {
        this.templates = templates;
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
        Template template = template(request);
        List<Template> others = templates.notDeleted(template.accountKey());
        if (others.size() >= MOST_PER_ACCOUNT) {
            throw RuleBroken.conflict("too-many-templates", "An account has at most 250 templates.");
        }
        if (!templates.insert(template, false)) {
            throw RuleBroken.invalid("name", "duplicate-name", "There is a template \"" + template.name() + "\" in "
                    + template.draft().language() + " already.");
        }
        return new Created(submit(template), warnings(template, others));
    }

    /** Submits a draft again. @throws RuleBroken already-submitted */
    Template submitAgain(Template template) {
        if (!template.status().equals(DRAFT) || template.deletedAt() != null) {
            throw RuleBroken.conflict("already-submitted", "Only a draft can be submitted; this template is "
                    + (template.deletedAt() == null ? template.status() : "deleted") + ".");
        }
        return submit(template);
    }

    private Template template(TemplateRequest request) {
        TemplateDraft draft = request.draft();
        Invalid invalid = new Invalid();
        boolean known = AccountKey.fits(request.accountKey()) && senders.find(AccountKey.of(request.accountKey())).isPresent();
        invalid.when(!known, "accountKey", "unknown-account", "There is no account \"" + request.accountKey() + "\".");
        DraftRules.check(draft, invalid);
        invalid.raise();
        return new Template(TemplateId.next(), AccountKey.of(request.accountKey()), null, Examples.completed(draft), DRAFT, null, null,
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

    private static List<FieldError> warnings(Template template, List<Template> others) {
        List<FieldError> warnings = new ArrayList<>();
        if (others.stream().anyMatch(other -> other.name().equals(template.name()))) {
            warnings.add(new FieldError("name", "same-name-other-language", "There is a template of this name in another language."));
        }
        return warnings;
    }
}
