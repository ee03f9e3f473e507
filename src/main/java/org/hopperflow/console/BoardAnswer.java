package org.hopperflow.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.RuleBroken;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Answers a button: htmx gets the new list and a sentence, a browser without script the page again. */
@Component
class BoardAnswer {

    /** What a handler was given to answer with. */
    record Asked(Model model, HttpServletRequest request, RedirectAttributes next) {

        /** Where the button was pressed: on the board, or on a campaign's own page, which says so. */
        String back(CampaignId campaign) {
            return request.getParameter("here") == null ? "redirect:/" : "redirect:/campaigns/" + campaign;
        }

        boolean byHtmx() {
            return request.getHeader("HX-Request") != null;
        }
    }

    private final BoardModel page;

    BoardAnswer(BoardModel page) {
        this.page = page;
    }

    /** Does it and tells the sentence it returns, or why it was refused. */
    String to(Asked asked, Supplier<String> action) {
        return to(asked, "redirect:/", action);
    }

    /** The same, and a browser without script, or a page without a board, goes on at {@code next}. */
    String to(Asked asked, String next, Supplier<String> action) {
        Notice notice = notice(action);
        if (!asked.byHtmx()) {
            asked.next().addFlashAttribute("notice", notice);
            return next;
        }
        asked.model().addAttribute("notice", notice);
        page.campaigns(asked.model(), asked.request());
        return "console/campaigns :: done";
    }

    private static Notice notice(Supplier<String> action) {
        try {
            return new Notice(action.get(), false);
        } catch (RuleBroken broken) {
            return new Notice(broken.getMessage(), true);
        }
    }
}
