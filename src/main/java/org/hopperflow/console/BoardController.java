package org.hopperflow.console;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page: the campaigns with their hoppers, alive. */
@Controller
class BoardController {

    private final BoardModel page;

    BoardController(BoardModel page) {
        this.page = page;
    }

    @GetMapping("/")
    String board(Model model, HttpServletRequest request) {
        if (Viewer.of(request).reads()) {
            page.campaigns(model, request);
            page.form(model, CampaignForm.EMPTY, FormErrors.NONE);
        }
        model.addAttribute("viewer", Viewer.of(request));
        return "console/board";
    }

    /** What changed since the page showed {@code shape}: mostly the numbers; the whole list when a campaign came, went or moved on. */
    @GetMapping("/campaigns/live")
    String live(@RequestParam(defaultValue = "") String shape, Model model, HttpServletRequest request) {
        page.campaigns(model, request);
        boolean sameShape = shape.equals(model.getAttribute("shape"));
        return sameShape ? "console/campaigns :: numbers" : "console/campaigns :: all";
    }
}
