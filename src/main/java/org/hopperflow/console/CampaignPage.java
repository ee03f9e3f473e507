package org.hopperflow.console;

import jakarta.servlet.http.HttpServletRequest;
import org.hopperflow.campaign.CampaignDetails;
import org.hopperflow.campaign.CampaignSheet;
import org.hopperflow.message.SendingAccounts;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.RuleBroken;
import org.hopperflow.template.Templates;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/** What every tab of a campaign shows above itself. */
@Component
class CampaignPage {

    private final CampaignDetails details;
    private final CampaignChoices choices;
    private final SendingAccounts accounts;
    private final Templates templates;

    CampaignPage(CampaignDetails details, CampaignChoices choices, SendingAccounts accounts, Templates templates) {
        this.details = details;
        this.choices = choices;
        this.accounts = accounts;
        this.templates = templates;
    }

    CampaignId show(String text, CampaignTab tab, Model model, HttpServletRequest request) {
        CampaignId id = id(text);
        CampaignSheet sheet = sheet(id);
        model.addAttribute("viewer", Viewer.of(request));
        model.addAttribute("sheet", sheet);
        model.addAttribute("card", new CampaignCard(sheet.summary()));
        model.addAttribute("tab", tab);
        model.addAttribute("tabs", CampaignTab.values());
        model.addAttribute("zone", accounts.timeZone(sheet.summary().accountKey()));
        model.addAttribute("template", templates.find(sheet.summary().templateId()).orElse(null));
        model.addAttribute("lists", choices.lists());
        return id;
    }

    /** An id that is none, or of nothing, is a page that does not exist. */
    private CampaignSheet sheet(CampaignId id) {
        try {
            return details.sheet(id);
        } catch (RuleBroken gone) {
            throw nowhere(gone);
        }
    }

    private static CampaignId id(String text) {
        try {
            return CampaignId.of(text);
        } catch (IllegalArgumentException none) {
            throw nowhere(none);
        }
    }

    private static ResponseStatusException nowhere(RuntimeException why) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, null, why);
    }
}
