package org.hopperflow.console;

import jakarta.servlet.http.HttpServletRequest;
import org.hopperflow.console.demo.DemoCampaign;
import org.hopperflow.shared.RuleBroken;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** "New campaign", and the demo's in one click. */
@Controller
@RequestMapping("/campaigns")
class NewCampaignController {

    private final CampaignLaunch launch;
    private final DemoCampaign demo;
    private final BoardModel page;
    private final BoardAnswer answer;

    NewCampaignController(CampaignLaunch launch, DemoCampaign demo, BoardModel page, BoardAnswer answer) {
        this.launch = launch;
        this.demo = demo;
        this.page = page;
        this.answer = answer;
    }

    @PostMapping
    ModelAndView create(@ModelAttribute("typed") CampaignForm typed, Model model, HttpServletRequest request, RedirectAttributes next) {
        BoardAnswer.Asked asked = new BoardAnswer.Asked(model, request, next);
        try {
            launch.launch(typed);
        } catch (RuleBroken broken) {
            return new ModelAndView(refused(typed, broken, asked), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        page.form(model, CampaignForm.EMPTY, FormErrors.NONE);
        return new ModelAndView(answer.to(asked, () -> "“" + typed.name().strip() + "” is on its way."));
    }

    @PostMapping("/demo")
    String demo(Model model, HttpServletRequest request, RedirectAttributes next) {
        return answer.to(new BoardAnswer.Asked(model, request, next), () -> {
            demo.start();
            return "The demo campaign is on its way. Its customers are played by the sandbox.";
        });
    }

    /** The form again, with what was typed and what is wrong with it. */
    private String refused(CampaignForm typed, RuleBroken broken, BoardAnswer.Asked asked) {
        page.form(asked.model(), typed, FormErrors.of(broken));
        if (asked.byHtmx()) {
            return "console/new-campaign :: form(oob=true)";
        }
        page.campaigns(asked.model(), asked.request());
        return "console/board";
    }
}
