package org.hopperflow.console;

import org.hopperflow.campaign.Campaigns;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.RuleBroken;
import org.hopperflow.template.Template;
import org.hopperflow.template.Templates;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes a campaign together with its first list: a refused list leaves no campaign behind. */
@Service
class CampaignLaunch {

    private final Campaigns campaigns;
    private final Templates templates;

    CampaignLaunch(Campaigns campaigns, Templates templates) {
        this.campaigns = campaigns;
        this.templates = templates;
    }

    /** @throws RuleBroken what the form, the campaign or the list says against it */
    @Transactional
    public CampaignId launch(CampaignForm form) {
        form.check();
        ListId list = form.list();
        Template template = templates.find(form.template())
                .orElseThrow(() -> RuleBroken.invalid("templateId", "unknown-template", "There is no such template."));
        CampaignId campaign = campaigns.create(form.with(template));
        campaigns.addList(campaign, list);
        return campaign;
    }
}
