package org.hopperflow.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.hopperflow.interaction.ConversationDesk;
import org.hopperflow.interaction.ConversationPage;
import org.hopperflow.interaction.Desk;
import org.hopperflow.shared.InteractionId;
import org.hopperflow.shared.RuleBroken;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The agents' page: their conversations, and one of them alive. Whatever is done there, the page's script asks of the API. */
@Controller
@RequestMapping("/conversations")
class ConversationsController {

    private final ConversationDesk desk;
    private final OfferedTemplates templates;
    private final CampaignNames campaigns;

    ConversationsController(ConversationDesk desk, OfferedTemplates templates, CampaignNames campaigns) {
        this.desk = desk;
        this.templates = templates;
        this.campaigns = campaigns;
    }

    @GetMapping
    String lists(@RequestParam(name = "list", required = false) String list, Model model, HttpServletRequest request,
            HttpServletResponse response) {
        FrameRule.ALONE.tell(response);
        showLists(list, "", model, request);
        return "console/conversations";
    }

    /** The lists again; nothing when they are still what the page shows. */
    @GetMapping("/lists")
    String changedLists(@RequestParam(name = "list", required = false) String list, @RequestParam(defaultValue = "") String shape,
            @RequestParam(defaultValue = "") String chosen, Model model, HttpServletRequest request, HttpServletResponse response) {
        DeskScreen screen = showLists(list, chosen, model, request);
        if (screen.shape().equals(shape)) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return null;
        }
        return "console/conversation-lists :: lists";
    }

    /**
     * @param spy    read only
     * @param framed without the lists, for the form in Tasklist, which has buttons of its own for taking and closing
     */
    @GetMapping("/{id}")
    String one(@PathVariable String id, @RequestParam(name = "list", required = false) String list, LookParameters look, Model model,
            HttpServletRequest request, HttpServletResponse response) {
        Look how = look.look();
        (how.framed() ? FrameRule.FRAMED : FrameRule.ALONE).tell(response);
        ConversationPage page = show(id, how, model, request);
        model.addAttribute("templates", templates.of(page.view().accountKey()));
        model.addAttribute("campaign", campaigns.of(page.campaignId()));
        if (how.framed()) {
            return "console/conversation-frame";
        }
        showLists(list, id, model, request);
        return "console/conversations";
    }

    /** What may have changed in a conversation. */
    @GetMapping("/{id}/now")
    String now(@PathVariable String id, LookParameters look, Model model, HttpServletRequest request) {
        show(id, look.look(), model, request);
        return "console/conversation :: now";
    }

    private ConversationPage show(String id, Look look, Model model, HttpServletRequest request) {
        ConversationPage page = found(() -> desk.page(InteractionId.of(id), DeskVisitor.of(request).user()));
        model.addAttribute("viewer", Viewer.of(request));
        model.addAttribute("talk", new ConversationScreen(page, DeskVisitor.of(request), look));
        return page;
    }

    private DeskScreen showLists(String list, String chosen, Model model, HttpServletRequest request) {
        DeskVisitor visitor = DeskVisitor.of(request);
        Desk shown = desk.list(DeskScreen.list(list, visitor), visitor.user());
        DeskScreen screen = new DeskScreen(shown, visitor, chosen);
        model.addAttribute("viewer", Viewer.of(request));
        model.addAttribute("desk", screen);
        return screen;
    }

    /** An id that is none, or of nothing the user may see, is a page that does not exist. */
    private static <T> T found(Supplier<T> page) {
        try {
            return page.get();
        } catch (IllegalArgumentException | RuleBroken nothing) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, nothing);
        }
    }
}
