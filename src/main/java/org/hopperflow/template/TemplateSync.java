package org.hopperflow.template;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hopperflow.provider.MessagingProviders;
import org.hopperflow.provider.ProviderRefused;
import org.hopperflow.provider.ProviderTemplate;
import org.hopperflow.provider.Senders;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.FieldError;
import org.hopperflow.shared.ProviderName;
import org.hopperflow.shared.RuleBroken;
import org.hopperflow.shared.TemplateId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** Asks providers how their templates are, for news that got lost on the way. */
@Service
class TemplateSync {

    private static final Logger log = LoggerFactory.getLogger(TemplateSync.class);
    private static final Set<String> GONE = Set.of("DELETED", "PENDING_DELETION");

    private final TemplateRepository templates;
    private final TemplateStatuses statuses;
    private final MessagingProviders providers;
    private final Senders senders;
    private final TemplateDoubts doubts;
    private final Clock clock;

    TemplateSync(TemplateRepository templates, TemplateStatuses statuses, MessagingProviders providers, Senders senders,
            TemplateDoubts doubts, Clock clock) {
        this.templates = templates;
        this.statuses = statuses;
        this.providers = providers;
        this.senders = senders;
        this.doubts = doubts;
        this.clock = clock;
    }

    /** How many templates were found there, were new to us, and are gone there. @param warnings what is in doubt; empty when nothing is */
    record Synced(int found, int added, int gone, List<FieldError> warnings) {
    }

    /** Everything of an account: statuses follow, what is only there is shown here, what is gone there is marked. */
    Synced sync(AccountKey account) {
        List<Template> before = templates.notDeleted(account);
        List<ProviderTemplate> there = ask(account);
        int added = 0;
        for (ProviderTemplate template : there) {
            added += !follow(account, template) && add(account, template) ? 1 : 0;
        }
        TemplateDoubts.Comparison compared = compared(before, there);
        int gone = markGone(account, doubts.gone(account, compared));
        return new Synced(there.size(), added, gone, warnings(compared, gone));
    }

    @Scheduled(fixedDelayString = "${hopper.template-poll:60s}", initialDelayString = "${hopper.template-poll:60s}")
    void askForVerdicts() {
        for (AccountKey account : templates.accountsWithPending()) {
            try {
                ask(account).forEach(template -> follow(account, template));
            } catch (RuntimeException e) {
                log.warn("The templates of account {} could not be asked for: {}", account, e.getMessage());
            }
        }
    }

    private List<ProviderTemplate> ask(AccountKey account) {
        try {
            return providers.of(account).templates(account).stream()
                    .filter(template -> template.draft() != null && template.draft().name() != null && template.draft().language() != null)
                    .filter(template -> template.status() != null).toList();
        } catch (ProviderRefused refused) {
            throw RuleBroken.unavailable("provider-unavailable", refused.code() + ": " + refused.getMessage());
        }
    }

    private boolean follow(AccountKey account, ProviderTemplate template) {
        return statuses.follow(account, template.draft().name(), template.draft().language(), ProviderNews.of(template));
    }

    private boolean add(AccountKey account, ProviderTemplate there) {
        if (GONE.contains(there.status())) {
            return false;
        }
        boolean readOnly = senders.require(account).provider() == ProviderName.META;
        return templates.insert(new Template(TemplateId.next(), account, there.providerTemplateId(), there.draft(), there.status(),
                there.quality(), there.reason(), Mapping.NONE, false, false, clock.instant(), null), readOnly);
    }

    /** Only those that were known before the question was asked: one submitted since then may be missing from the answer. */
    private static TemplateDoubts.Comparison compared(List<Template> before, List<ProviderTemplate> there) {
        Set<String> ids = there.stream().map(ProviderTemplate::providerTemplateId).collect(Collectors.toSet());
        List<Template> known = before.stream()
                .filter(template -> template.providerTemplateId() != null && !GONE.contains(template.status())).toList();
        return new TemplateDoubts.Comparison(known,
                known.stream().filter(template -> !ids.contains(template.providerTemplateId())).toList(), there.size());
    }

    private int markGone(AccountKey account, List<Template> gone) {
        gone.forEach(template -> statuses.follow(account, template.name(), template.draft().language(),
                new ProviderNews(template.providerTemplateId(), "DELETED", null, null, null)));
        return gone.size();
    }

    private static List<FieldError> warnings(TemplateDoubts.Comparison compared, int gone) {
        int doubted = compared.missing().size() - gone;
        return doubted == 0 ? List.of() : List.of(new FieldError("templates", "templates-missing", "The provider's list lacks "
                + compared.missing().size() + " of " + compared.known().size() + " templates that were there. " + doubted
                + " of them count as deleted only when the next synchronisation finds the same."));
    }
}
