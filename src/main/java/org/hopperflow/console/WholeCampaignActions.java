package org.hopperflow.console;

import jakarta.servlet.http.HttpServletRequest;
import org.hopperflow.campaign.CampaignDetails;
import org.hopperflow.campaign.Campaigns;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.ListId;
import org.hopperflow.shared.RuleBroken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The buttons that are only on a campaign's own page. */
@Controller
@RequestMapping("/campaigns/{id}")
class WholeCampaignActions {

    private final Campaigns campaigns;
    private final CampaignDetails details;
    private final BoardAnswer answer;

    WholeCampaignActions(Campaigns campaigns, CampaignDetails details, BoardAnswer answer) {
        this.campaigns = campaigns;
        this.details = details;
        this.answer = answer;
    }

    @PostMapping("/lists")
    String addList(@PathVariable CampaignId id, @RequestParam(defaultValue = "") String listId, Model model, HttpServletRequest request,
            RedirectAttributes next) {
        return answer.to(new BoardAnswer.Asked(model, request, next), "redirect:/campaigns/" + id, () -> {
            campaigns.addList(id, list(listId));
            return "The list is in the hopper: " + campaigns.summary(id).hopper().total() + " contacts in all.";
        });
    }

    @PostMapping("/reset")
    String reset(@PathVariable CampaignId id, Model model, HttpServletRequest request, RedirectAttributes next) {
        return answer.to(new BoardAnswer.Asked(model, request, next), "redirect:/campaigns/" + id,
                () -> details.reset(id) + " contacts are fresh again.");
    }

    @PostMapping("/clone")
    String copy(@PathVariable CampaignId id, Model model, HttpServletRequest request, RedirectAttributes next) {
        CampaignId copy = details.copy(id);
        return answer.to(new BoardAnswer.Asked(model, request, next), "redirect:/campaigns/" + copy,
                () -> "This is the copy. It is stopped and has no contacts yet.");
    }

    @PostMapping("/delete")
    String delete(@PathVariable CampaignId id, Model model, HttpServletRequest request, RedirectAttributes next) {
        String name = campaigns.summary(id).name();
        try {
            details.delete(id);
        } catch (RuleBroken broken) {
            next.addFlashAttribute("notice", new Notice(broken.getMessage(), true));
            return "redirect:/campaigns/" + id;
        }
        return answer.to(new BoardAnswer.Asked(model, request, next), () -> "“" + name + "” is deleted. Its history stays.");
    }

    private static ListId list(String text) {
        try {
            return ListId.of(text);
        } catch (IllegalArgumentException none) {
            throw RuleBroken.invalid("listId", "required", "Choose a contact list.");
        }
    }
}
