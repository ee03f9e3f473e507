package org.hopperflow.provider.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hopperflow.provider.SandboxTemplates;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ConditionalOnSandbox;
import org.hopperflow.shared.RuleBroken;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes templates at the fake providers as customers' complaints and reviewers do, and tells of it by webhook. */
@Service
@ConditionalOnSandbox
class TemplateOrders implements SandboxTemplates {

    private final SandboxTemplateRepository templates;
    private final WebhookRepository webhooks;
    private final Callers callers;
    private final Clock clock;

    TemplateOrders(SandboxTemplateRepository templates, WebhookRepository webhooks, Callers callers, Clock clock) {
        this.templates = templates;
        this.webhooks = webhooks;
        this.callers = callers;
        this.clock = clock;
    }

    /**
     * @param account null when the id or name says it all
     * @return those that were changed: one, or each language of a name
     */
    @Transactional
    public List<Long> carryOut(String idOrName, AccountKey account, TemplateOrder order) {
        String waba = account == null ? null : callers.wabaOf(account);
        List<SandboxTemplate> meant = templates.named(idOrName).stream()
                .filter(template -> waba == null || waba.equals(template.wabaId())).toList();
        if (meant.isEmpty()) {
            throw RuleBroken.notFound("template", idOrName);
        }
        if (meant.stream().map(SandboxTemplate::wabaId).distinct().count() > 1) {
            throw RuleBroken.invalid("account", "required", "Several business accounts have a template of that name: name an \"account\".");
        }
        meant.forEach(template -> carryOut(template, order));
        return meant.stream().map(SandboxTemplate::id).toList();
    }

    @Override
    @Transactional
    public void pause(AccountKey account, String name, String reason) {
        carryOut(name, account, new TemplateOrder("PAUSED", reason, null, "RED", null));
    }

    @Override
    @Transactional
    public void approveAgain(AccountKey account, String name) {
        carryOut(name, account, new TemplateOrder("APPROVED", null, null, "GREEN", null));
    }

    private void carryOut(SandboxTemplate template, TemplateOrder order) {
        templates.order(template.id(), order);
        Instant now = clock.instant();
        List<Letter> letters = new ArrayList<>();
        for (Callers.Caller owner : callers.ofBusinessAccount(template.wabaId())) {
            Entries entries = owner.entries();
            if (order.category() != null) {
                letters.add(Letter.to(owner.account(), entries.templateCategory(template, order.category(), now), now));
            }
            if (order.announcedCategory() != null) {
                letters.add(Letter.to(owner.account(), entries.templateAnnounced(template, order.announcedCategory(), now), now));
            }
            if (order.quality() != null) {
                letters.add(Letter.to(owner.account(), entries.templateQuality(template, order.quality(), now), now));
            }
            if (order.status() != null) {
                letters.add(Letter.to(owner.account(), entries.templateStatus(template, order, now), now));
            }
        }
        webhooks.insert(letters.stream().filter(letter -> letter.entry() != null).toList());
    }
}
