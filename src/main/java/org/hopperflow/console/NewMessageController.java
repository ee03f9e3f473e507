package org.hopperflow.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** "New message": a template to one customer, from which a conversation begins. The page's script asks the API for it. */
@Controller
class NewMessageController {

    private final OfferedTemplates templates;

    NewMessageController(OfferedTemplates templates) {
        this.templates = templates;
    }

    @GetMapping("/conversations/new")
    String form(Model model, HttpServletRequest request, HttpServletResponse response) {
        FrameRule.ALONE.tell(response);
        model.addAttribute("viewer", Viewer.of(request));
        model.addAttribute("offered", templates.of(DeskVisitor.of(request).user().accounts()));
        return "console/new-message";
    }
}
