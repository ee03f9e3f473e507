package org.hopperflow.template;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hopperflow.provider.MessagingProviders;
import org.hopperflow.provider.ProviderRefused;
import org.hopperflow.provider.ProviderTemplate;
import org.hopperflow.provider.Senders;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.Invalid;
import org.hopperflow.shared.Page;
import org.hopperflow.shared.RuleBroken;
import org.hopperflow.shared.TemplateId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Templates from draft to approval. The provider is called outside every transaction; what was typed is stored before. */
@Service
class TemplateRegister implements Templates {

    private static final Logger log = LoggerFactory.getLogger(TemplateRegister.class);
    private static final String DRAFT = "DRAFT";
    private static final String REJECTED = "REJECTED";

    private final TemplateRepository templates;
    private final MessagingProviders providers;
    private final Senders senders;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TemplateRegister(TemplateRepository templates, MessagingProviders providers, Senders senders, ApplicationEventPublisher events,
            TransactionTemplate transaction, Clock clock) {
        this.templates = templates;
        this.providers = providers;
        this.senders = senders;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Optional<Template> find(TemplateId id) {
        return templates.find(id);
    }

    @Override
    public List<Template> all(int limit) {
        return templates.page(null, TemplateFilter.NOT_DELETED, null, limit);
    }

    @Override
    public Template create(NewTemplate wanted) {
        Invalid invalid = TemplateRules.check(wanted);
        invalid.when(wanted.accountKey() == null || senders.find(wanted.accountKey()).isEmpty(), "accountKey", "unknown-account",
                "There is no such account.");
        invalid.raise();
        Template draft = new Template(TemplateId.next(), wanted.accountKey(), null, wanted.draft(), DRAFT, null, null, Mapping.NONE,
                Boolean.TRUE.equals(wanted.recontact()), Boolean.TRUE.equals(wanted.availableToAgents()), clock.instant(), null);
        if (!templates.insert(draft)) {
            throw RuleBroken.invalid("name", "duplicate-name",
                    "The account has a template \"" + wanted.name() + "\" in " + wanted.language() + " already.");
        }
        return submit(draft.id());
    }

    /** A refusal is kept on the template; a provider that does not answer leaves the draft, to be submitted again. */
    Template submit(TemplateId id) {
        Template draft = require(id);
        if (!DRAFT.equals(draft.status())) {
            throw RuleBroken.conflict("template-submitted", "The template was submitted already; its status is " + draft.status() + ".");
        }
        ProviderTemplate answer;
        try {
            answer = providers.of(draft.accountKey()).submitTemplate(draft.accountKey(), draft.draft());
        } catch (ProviderRefused refused) {
            boolean down = "unavailable".equals(refused.code());
            String reason = down ? refused.getMessage() : refused.getMessage() + " (" + refused.code() + ")";
            log.warn("Template {} was not taken by the provider: {}", id, reason);
            answer = new ProviderTemplate(null, down ? DRAFT : REJECTED, null, null, reason, null);
        }
        follow(require(id), answer);
        return require(id);
    }

    /** Takes over what the provider says of one template, and tells it on when the status changed. */
    void follow(Template known, ProviderTemplate news) {
        transaction.executeWithoutResult(status -> {
            templates.follow(known.id(), news);
            if (news.status() != null && !news.status().equals(known.status())) {
                log.info("Template {} of account {} is {}", known.name(), known.accountKey(), news.status());
                events.publishEvent(new TemplateStatusChanged(known.id(), known.accountKey(), news.status(), news.reason()));
            }
        });
    }

    /** Asks the provider for all templates of the account: known ones are followed, others are stored, to be read only. */
    int sync(AccountKey account) {
        senders.require(account);
        List<ProviderTemplate> all;
        try {
            all = providers.of(account).templates(account);
        } catch (ProviderRefused refused) {
            throw RuleBroken.unavailable("provider-unavailable", "The provider did not list the templates: " + refused.getMessage());
        }
        all.forEach(template -> followOrStore(account, template));
        return all.size();
    }

    private void followOrStore(AccountKey account, ProviderTemplate news) {
        transaction.executeWithoutResult(status -> {
            String name = news.draft() == null ? null : news.draft().name();
            String language = news.draft() == null ? null : news.draft().language();
            templates.match(account, news.providerTemplateId(), name, language).ifPresentOrElse(known -> follow(known, news), () -> {
                if (news.draft() != null) {
                    templates.insert(new Template(TemplateId.next(), account, news.providerTemplateId(), news.draft(), news.status(),
                            news.quality(), news.reason(), Mapping.NONE, false, false, clock.instant(), null));
                }
            });
        });
    }

    @Override
    public Template map(TemplateId id, Mapping mapping) {
        Template template = requireUndeleted(id);
        MappingRules.check(template, mapping).raise();
        templates.map(id, mapping);
        return require(id);
    }

    Template flag(TemplateId id, Boolean recontact, Boolean availableToAgents) {
        requireUndeleted(id);
        templates.flag(id, recontact, availableToAgents);
        return require(id);
    }

    void delete(TemplateId id) {
        Template template = requireUndeleted(id);
        if (template.providerTemplateId() != null) {
            try {
                providers.of(template.accountKey()).deleteTemplate(template.accountKey(), template.name(), template.providerTemplateId());
            } catch (ProviderRefused refused) {
                throw RuleBroken.conflict("provider-refused", "The provider did not delete the template: " + refused.getMessage());
            }
        }
        transaction.executeWithoutResult(status -> {
            templates.delete(id);
            events.publishEvent(new TemplateStatusChanged(id, template.accountKey(), "DELETED", null));
        });
    }

    Page<Template> page(AccountKey account, TemplateFilter filter, UUID after, int limit) {
        return Page.of(templates.page(account, filter, after, limit + 1), limit, Template::id);
    }

    RenderedTemplate preview(TemplateId id, Map<String, String> fields) {
        return require(id).render(fields);
    }

    private Template requireUndeleted(TemplateId id) {
        Template template = require(id);
        if (template.deletedAt() != null) {
            throw RuleBroken.conflict("template-deleted", "The template was deleted; it can only be shown.");
        }
        return template;
    }
}
