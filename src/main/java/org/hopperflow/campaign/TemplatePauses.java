package org.hopperflow.campaign;

import java.util.function.Predicate;
import org.hopperflow.campaign.CampaignChanged.Change;
import org.hopperflow.shared.TemplateId;
import org.hopperflow.template.Template;
import org.hopperflow.template.TemplateStatusChanged;
import org.hopperflow.template.Templates;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Campaigns pause while their template cannot be sent, and go on when it is approved again. Only those that this paused go on: who was
 * stopped by a person or paused for another reason waits for a person. The template is locked before its campaigns, here and in the
 * news, so that no campaign is paused behind the back of an approval.
 */
@Component
class TemplatePauses {

    private final Templates templates;
    private final TemplatePauseRepository campaigns;
    private final ApplicationEventPublisher events;

    TemplatePauses(Templates templates, TemplatePauseRepository campaigns, ApplicationEventPublisher events) {
        this.templates = templates;
        this.campaigns = campaigns;
        this.events = events;
    }

    @EventListener
    @Transactional
    public void on(TemplateStatusChanged news) {
        templates.hold(news.templateId()).ifPresent(this::follow);
    }

    /** A campaign runs with a template that cannot be sent: it began between two pieces of news, or the template was deleted here. */
    @Transactional
    public void check(TemplateId id) {
        templates.hold(id).filter(Predicate.not(Template::sendable)).ifPresent(this::follow);
    }

    private void follow(Template template) {
        if (template.sendable() && template.unmapped().isEmpty()) {
            campaigns.resume(template.id()).forEach(campaign -> tell(campaign, Change.RESUMED, null));
        } else {
            String reason = TemplateTrouble.sentence(template);
            campaigns.explain(template.id(), reason).forEach(campaign -> tell(campaign, Change.TROUBLED, reason));
            campaigns.pause(template.id(), reason).forEach(campaign -> tell(campaign, Change.PAUSED, reason));
        }
    }

    private void tell(TemplatePauseRepository.Told campaign, Change change, String reason) {
        events.publishEvent(new CampaignChanged(campaign.id(), campaign.name(), change, null, campaign.endAt(), reason));
    }
}
