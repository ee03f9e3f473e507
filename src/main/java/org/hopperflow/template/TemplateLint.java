package org.hopperflow.template;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hopperflow.media.Media;
import org.hopperflow.media.MediaLibrary;
import org.hopperflow.provider.Sender;
import org.hopperflow.provider.Senders;
import org.hopperflow.provider.TemplateDraft;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ButtonPolicy;
import org.hopperflow.shared.FieldError;
import org.hopperflow.shared.MediaId;
import org.hopperflow.shared.PublicAddress;
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
    private final MediaLibrary media;
    private final Senders senders;
    private final PublicAddress address;
    private final Clock clock;

    TemplateLint(TemplateRepository templates, MediaLibrary media, Senders senders, PublicAddress address, Clock clock) {
        this.templates = templates;
        this.media = media;
        this.senders = senders;
        this.address = address;
        this.clock = clock;
    }

    /** @param errors make a template refused; @param warnings only tell its author */
    record Findings(List<FieldError> errors, List<FieldError> warnings) {
    }

    /** @param account null when none is named (yet): then nothing is said about its other templates */
    Findings examine(TemplateDraft draft, AccountKey account) {
        return findings(draft, account, account == null ? Neighbours.NONE : neighbours(draft, account));
    }

    /** A template that is rewritten. Its neighbours did not mind it when it was made, and what they look at does not change. */
    Findings examineAgain(TemplateDraft draft, AccountKey account) {
        return findings(draft, account, Neighbours.NONE);
    }

    /** What is wrong with the file in its header. */
    List<FieldError> examineFile(TemplateDraft draft, AccountKey account) {
        return findings(draft, account, Neighbours.NONE).errors().stream()
                .filter(error -> error.field().equals("header.mediaId")).toList();
    }

    private Findings findings(TemplateDraft draft, AccountKey account, Neighbours neighbours) {
        Optional<Sender> sender = account == null ? Optional.empty() : senders.find(account);
        Subject subject = new Subject(draft, neighbours, sender.map(Sender::buttonPolicy).orElse(ButtonPolicy.CLASSIC), headerMedia(draft),
                sender.map(Sender::provider).orElse(null), address.base().isPresent());
        return new Findings(TemplateRule.findings(subject, Severity.ERROR), TemplateRule.findings(subject, Severity.WARNING));
    }

    /** Null when none is named, or none that we have. */
    private Media headerMedia(TemplateDraft draft) {
        if (draft.header() == null || draft.header().mediaId() == null) {
            return null;
        }
        try {
            return media.find(MediaId.of(draft.header().mediaId())).orElse(null);
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }

    private Neighbours neighbours(TemplateDraft draft, AccountKey account) {
        List<Template> others = templates.notDeleted(account);
        Set<String> languages = others.stream().filter(other -> other.name().equals(draft.name()))
                .map(other -> other.draft().language()).collect(Collectors.toSet());
        boolean blocked = templates.approvedWasDeleted(account, draft.name(), draft.language(),
                clock.instant().minus(BLOCKED_AFTER_DELETION));
        Set<String> texts = others.stream().map(Template::draft).map(Neighbours::text).collect(Collectors.toSet());
        return new Neighbours(others.size(), languages, texts, blocked);
    }
}
