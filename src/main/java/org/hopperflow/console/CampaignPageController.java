package org.hopperflow.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.hopperflow.campaign.CampaignDetails;
import org.hopperflow.campaign.EntryStatus;
import org.hopperflow.message.History;
import org.hopperflow.message.HistoryFilter;
import org.hopperflow.shared.CampaignId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One campaign: what was chosen, who is in its hopper, what was said, and its picture with the contacts on it. */
@Controller
@RequestMapping("/campaigns/{id}")
class CampaignPageController {

    /** As many as a person looks through before turning the page. */
    private static final int ROWS = 50;

    private final CampaignPage page;
    private final CampaignDetails details;
    private final History history;

    CampaignPageController(CampaignPage page, CampaignDetails details, History history) {
        this.page = page;
        this.details = details;
        this.history = history;
    }

    @GetMapping
    String settings(@PathVariable String id, Model model, HttpServletRequest request) {
        page.show(id, CampaignTab.SETTINGS, model, request);
        return "console/campaign";
    }

    /** The numbers alone, as the page asks for them while it is open. */
    @GetMapping("/numbers")
    String numbers(@PathVariable String id, Model model, HttpServletRequest request) {
        page.show(id, CampaignTab.SETTINGS, model, request);
        return "console/campaign-parts :: numbers";
    }

    @GetMapping("/hopper")
    String hopper(@PathVariable String id, @RequestParam(required = false) EntryStatus status, @RequestParam(required = false) UUID after,
            Model model, HttpServletRequest request) {
        return entries(page.show(id, CampaignTab.HOPPER, model, request), status, after, model);
    }

    @GetMapping("/pending")
    String pending(@PathVariable String id, @RequestParam(required = false) UUID after, Model model, HttpServletRequest request) {
        return entries(page.show(id, CampaignTab.PENDING, model, request), EntryStatus.PENDING, after, model);
    }

    @GetMapping("/history")
    String history(@PathVariable String id, @RequestParam(required = false) UUID after, Model model, HttpServletRequest request) {
        CampaignId campaign = page.show(id, CampaignTab.HISTORY, model, request);
        model.addAttribute("rows", history.page(campaign, HistoryFilter.ALL, after, ROWS));
        return "console/campaign";
    }

    @GetMapping("/flow")
    String flow(@PathVariable String id, Model model, HttpServletRequest request, HttpServletResponse response) {
        page.show(id, CampaignTab.FLOW, model, request);
        // bpmn-js writes style attributes; scripts stay our own files.
        response.setHeader("Content-Security-Policy", "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                + "font-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
        return "console/campaign";
    }

    private String entries(CampaignId campaign, EntryStatus status, UUID after, Model model) {
        model.addAttribute("status", status);
        model.addAttribute("statuses", EntryStatus.values());
        model.addAttribute("rows", details.entries(campaign, status, after, ROWS));
        return "console/campaign";
    }
}
