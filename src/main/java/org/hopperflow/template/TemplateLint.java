package org.hopperflow.template;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hopperflow.provider.TemplateDraft;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.FieldError;
import org.hopperflow.template.rule.ButtonPolicy;
import org.hopperflow.template.rule.Neighbours;
import org.hopperflow.template.rule.Severity;
import org.hopperflow.template.rule.Subject;
import org.hopperflow.template.rule.TemplateRule;
import org.springframework.stereotype.Component;

/** Examines a template before anybody is asked to approve it: on request, when it is made, and while it is typed. */
@Component
class TemplateLint {

    /** Source: Cloud API, templates/template-management. */
    private static final Duration BLOCKED_AFTER_DELETION = Duration.ofDays(30);

    private final TemplateRepository templates;
    private final Clock clock;

    TemplateLint(TemplateRepository templates, Clock clock) {
        this.templates = templates;
        this.clock = clock;
    }

    /** @param errors make a template refused; @param warnings only tell its author */
    record Findings(List<FieldError> errors, List<FieldError> warnings) {
    }

    /** @param account null when none is named (yet): then nothing is said about its other templates */
    Findings examine(TemplateDraft draft, AccountKey account) {
        Subject subject = new Subject(draft, account == null ? Neighbours.NONE : neighbours(draft, account), ButtonPolicy.CLASSIC);
        return new Findings(TemplateRule.findings(subject, Severity.ERROR), TemplateRule.findings(subject, Severity.WARNING));
    }

    private Neighbours neighbours(TemplateDraft draft, AccountKey account) {
        List<Template> others = templates.notDeleted(account);
        Set<String> languages = others.stream().filter(other -> other.name().equals(draft.name()))
                .map(other -> other.draft().language()).collect(Collectors.toSet());
        boolean blocked = templates.approvedWasDeleted(account, draft.name(), draft.language(),
                clock.instant().minus(BLOCKED_AFTER_DELETION));
        return new Neighbours(others.size(), languages, blocked);
    }
}
