package org.hopperflow.console;

import jakarta.servlet.http.HttpServletRequest;
import org.hopperflow.campaign.Campaigns;
import org.hopperflow.shared.CampaignId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The buttons of a campaign. A refusal is told, not thrown: the campaign may have moved on since the page was drawn. */
@Controller
@RequestMapping("/campaigns/{id}")
class CampaignActions {

    private final Campaigns campaigns;
    private final BoardAnswer answer;

    CampaignActions(Campaigns campaigns, BoardAnswer answer) {
        this.campaigns = campaigns;
        this.answer = answer;
    }

    @PostMapping("/stop")
    String stop(@PathVariable CampaignId id, Model model, HttpServletRequest request, RedirectAttributes next) {
        BoardAnswer.Asked asked = new BoardAnswer.Asked(model, request, next);
        return answer.to(asked, asked.back(id), () -> {
            campaigns.stop(id);
            return "Stopped “" + name(id) + "”. Answers to what was sent still count.";
        });
    }

    @PostMapping("/resume")
    String resume(@PathVariable CampaignId id, Model model, HttpServletRequest request, RedirectAttributes next) {
        BoardAnswer.Asked asked = new BoardAnswer.Asked(model, request, next);
        return answer.to(asked, asked.back(id), () -> {
            campaigns.resume(id);
            return "“" + name(id) + "” is running.";
        });
    }

    @PostMapping("/retry")
    String retry(@PathVariable CampaignId id, Model model, HttpServletRequest request, RedirectAttributes next) {
        BoardAnswer.Asked asked = new BoardAnswer.Asked(model, request, next);
        return answer.to(asked, asked.back(id), () -> {
            int entries = campaigns.retry(id);
            return entries == 1 ? "One contact is tried again." : entries + " contacts are tried again.";
        });
    }

    private String name(CampaignId id) {
        return campaigns.summary(id).name();
    }
}
