package org.hopperflow.template;

import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.TemplateId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A template as it will be read, also one that was deleted. */
@RestController
@RequestMapping("/api/v1/templates/{id}/preview")
class TemplatePreviewController {

    private final TemplateDesk desk;
    private final TemplatePreview preview;

    TemplatePreviewController(TemplateDesk desk, TemplatePreview preview) {
        this.desk = desk;
        this.preview = preview;
    }

    /** @param contactId none: with the author's examples */
    @GetMapping
    TemplatePreview.Preview preview(@PathVariable TemplateId id, @RequestParam(required = false) ContactId contactId) {
        return preview.of(desk.require(id), contactId);
    }
}
