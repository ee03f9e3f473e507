package org.hopperflow.template;

import java.time.Clock;
import java.util.Set;
import org.hopperflow.provider.MessagingProviders;
import org.hopperflow.provider.ProviderRefused;
import org.hopperflow.provider.TemplateDraft;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.Invalid;
import org.hopperflow.shared.RuleBroken;
import org.hopperflow.shared.TemplateId;
import org.springframework.stereotype.Service;

/**
 * Rewrites a template. What the provider never took is submitted; what it has is edited there and reviewed again. Account, name and
 * language stay, and so do flags and mapping. Meta lets an approved one be edited once in 24 hours and ten times in 30 days, a rejected
 * or paused one without limit (Cloud API, "template management").
 */
@Service
class TemplateEditing {

    private static final Set<String> EDITABLE_THERE = Set.of("APPROVED", "REJECTED", "PAUSED");

    private final TemplateRepository templates;
    private final TemplateDesk desk;
    private final TemplateLint lint;
    private final TemplateSubmission submission;
    private final TemplateStatuses statuses;
    private final MessagingProviders providers;
    private final Clock clock;

    TemplateEditing(TemplateRepository templates, TemplateDesk desk, TemplateLint lint, TemplateSubmission submission,
            TemplateStatuses statuses, MessagingProviders providers, Clock clock) {
        this.templates = templates;
        this.desk = desk;
        this.lint = lint;
        this.submission = submission;
        this.statuses = statuses;
        this.providers = providers;
        this.clock = clock;
    }

    /** @throws RuleBroken naming every wrong field, or template-not-editable, provider-refused, provider-unavailable */
    TemplateSubmission.Created edit(TemplateId id, TemplateRequest request) {
        Template before = desk.writable(id);
        boolean there = before.providerTemplateId() != null;
        if (there ? !EDITABLE_THERE.contains(before.status()) : before.status().equals("PENDING")) {
            throw RuleBroken.conflict("template-not-editable", "A template that is " + before.status() + " cannot be edited.");
        }
        TemplateDraft draft = Examples.completed(draft(before, request.draft()));
        TemplateLint.Findings findings = lint.examineAgain(draft, before.accountKey());
        check(before, request, draft, findings);
        return new TemplateSubmission.Created(there ? editThere(before, draft) : submitAnew(before, draft), findings.warnings());
    }

    private static TemplateDraft draft(Template before, TemplateDraft asked) {
        return new TemplateDraft(before.name(), asked.category() == null ? before.draft().category() : asked.category(), before.language(),
                asked.header(), asked.body(), asked.footer(), asked.buttons(), asked.examples());
    }

    private static void check(Template before, TemplateRequest request, TemplateDraft draft, TemplateLint.Findings findings) {
        AccountKey account = before.accountKey();
        Invalid invalid = new Invalid()
                .when(request.accountKey() != null && !account.value().equals(request.accountKey()), "accountKey", "not-changeable",
                        "The account of a template cannot be changed.")
                .when(request.name() != null && !before.name().equals(request.name()), "name", "not-changeable",
                        "The name of a template cannot be changed.")
                .when(request.language() != null && !before.language().equals(request.draft().language()), "language", "not-changeable",
                        "The language of a template cannot be changed.")
                .when(before.status().equals(Template.APPROVED) && !before.draft().category().equals(draft.category()), "category",
                        "not-changeable", "The category of an approved template cannot be changed.");
        findings.errors().forEach(invalid::add);
        invalid.raise();
    }

    private Template submitAnew(Template before, TemplateDraft draft) {
        templates.rewrite(before.id(), draft, clock.instant());
        templates.apply(before.id(), ProviderNews.status(TemplateSubmission.DRAFT, null), clock.instant());
        return submission.submit(desk.require(before.id()));
    }

    /** In review before the provider is asked: its verdict may be here before its answer is. */
    private Template editThere(Template before, TemplateDraft draft) {
        become(before, draft, "PENDING", null);
        try {
            providers.of(before.accountKey()).editTemplate(before.accountKey(), before.providerTemplateId(), draft);
        } catch (ProviderRefused refused) {
            become(before, before.draft(), before.status(), before.reason());
            String words = refused.code() + ": " + refused.getMessage();
            throw refused.passing() ? RuleBroken.unavailable("provider-unavailable", words)
                    : RuleBroken.conflict("provider-refused", words);
        }
        return desk.require(before.id());
    }

    private void become(Template before, TemplateDraft draft, String status, String reason) {
        templates.rewrite(before.id(), draft, clock.instant());
        statuses.follow(before.accountKey(), before.name(), before.language(),
                new ProviderNews(before.providerTemplateId(), status, null, null, reason));
    }
}
