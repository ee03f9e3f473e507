package org.hopperflow.template;

import org.hopperflow.provider.ProviderEvent.TemplateChanged;
import org.hopperflow.provider.ProviderTemplate;
import org.hopperflow.shared.AccountSaved;
import org.hopperflow.shared.RuleBroken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What others tell about templates: the provider by webhook or when asked, and accounts that choose a recontact template. */
@Component
class TemplateNews {

    private static final Logger log = LoggerFactory.getLogger(TemplateNews.class);

    private final TemplateRepository templates;
    private final TemplateRegister register;

    TemplateNews(TemplateRepository templates, TemplateRegister register) {
        this.templates = templates;
        this.register = register;
    }

    @EventListener
    void on(TemplateChanged news) {
        templates.match(news.accountKey(), news.providerTemplateId(), news.name(), news.language()).ifPresentOrElse(
                known -> register.follow(known, new ProviderTemplate(news.providerTemplateId(), news.status(), news.category(),
                        news.quality(), news.reason(), null)),
                () -> log.info("News of template {} of account {}, which is not known here", news.name(), news.accountKey()));
    }

    /** A review whose webhook never came is seen by asking. */
    @Scheduled(fixedDelayString = "${hopper.template.poll:PT1M}", initialDelayString = "${hopper.template.poll:PT1M}")
    void pollPending() {
        templates.accountsWithPending().forEach(account -> {
            try {
                register.sync(account);
            } catch (RuntimeException e) {
                log.warn("The templates of account {} could not be polled: {}", account, e.getMessage());
            }
        });
    }

    /** Vetoes an account that wants a template to recontact with which cannot do that. */
    @EventListener
    void on(AccountSaved account) {
        if (account.recontactTemplateId() == null) {
            return;
        }
        boolean fits = templates.find(account.recontactTemplateId())
                .filter(template -> template.accountKey().equals(account.accountKey()))
                .filter(template -> template.sendable() && template.recontact() && template.unmapped().isEmpty())
                .isPresent();
        if (!fits) {
            throw RuleBroken.invalid("recontactTemplateId", "not-a-recontact-template",
                    "The recontact template is an approved, mapped template of the account with the recontact flag.");
        }
    }
}
