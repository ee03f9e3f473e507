package org.hopperflow.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.hopperflow.console.demo.DemoCampaign;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Fills in what the page and its fragments show, the same for all who render them. */
@Component
class BoardModel {

    private final CampaignBoard board;
    private final CampaignChoices choices;
    private final DemoCampaign demo;

    BoardModel(CampaignBoard board, CampaignChoices choices, DemoCampaign demo) {
        this.board = board;
        this.choices = choices;
        this.demo = demo;
    }

    void campaigns(Model model, HttpServletRequest request) {
        List<CampaignCard> cards = board.cards();
        model.addAttribute("viewer", Viewer.of(request));
        model.addAttribute("cards", cards);
        model.addAttribute("shape", CampaignBoard.shape(cards));
    }

    void form(Model model, CampaignForm form, FormErrors errors) {
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("templates", choices.templates());
        model.addAttribute("lists", choices.lists());
        model.addAttribute("demo", demo.available());
    }
}
