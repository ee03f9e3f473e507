package org.hopperflow.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.hopperflow.provider.Senders;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.FieldError;
import org.hopperflow.shared.Page;
import org.hopperflow.shared.TemplateId;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/templates")
class TemplateController {

    private final TemplateRepository templates;
    private final TemplateLint lint;
    private final TemplateSubmission submission;
    private final TemplateEditing editing;
    private final TemplateDesk desk;
    private final TemplateSync sync;
    private final Senders senders;
    private final TemplateHistoryRepository history;

    TemplateController(TemplateRepository templates, TemplateLint lint, TemplateSubmission submission, TemplateEditing editing,
            TemplateDesk desk, TemplateSync sync, Senders senders, TemplateHistoryRepository history) {
        this.templates = templates;
        this.lint = lint;
        this.submission = submission;
        this.editing = editing;
        this.desk = desk;
        this.sync = sync;
        this.senders = senders;
        this.history = history;
    }

    /** @param reason why the provider refused it or could not be reached; null otherwise */
    record Submitted(TemplateId id, String status, String reason, List<FieldError> warnings) {

        static Submitted of(Template template, List<FieldError> warnings) {
            return new Submitted(template.id(), template.status(), template.reason(), warnings);
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Submitted create(@RequestBody TemplateRequest request) {
        TemplateSubmission.Created created = submission.create(request);
        return Submitted.of(created.template(), created.warnings());
    }

    @PostMapping("/lint")
    TemplateLint.Findings lint(@RequestBody TemplateRequest request) {
        return lint.examine(request.draft(), request.account());
    }

    @PostMapping("/{id}/submit")
    Submitted submit(@PathVariable TemplateId id) {
        return Submitted.of(submission.submitAgain(desk.require(id)), List.of());
    }

    /** Rewrites category, header, body, footer, buttons and examples, and has it reviewed again; flags are switched by PATCH. */
    @PutMapping("/{id}")
    Submitted edit(@PathVariable TemplateId id, @RequestBody TemplateRequest request) {
        TemplateSubmission.Created edited = editing.edit(id, request);
        return Submitted.of(edited.template(), edited.warnings());
    }

    @GetMapping
    Page<TemplateView> list(@RequestParam(required = false) AccountKey account, @ParameterObject TemplateFilter.Words words,
            @RequestParam(required = false) UUID after, @RequestParam(required = false) Integer limit) {
        int size = Page.limit(limit);
        return Page.of(templates.page(TemplateFilter.of(account, words), after, size + 1), size, Template::id).map(TemplateView::of);
    }

    @GetMapping("/{id}")
    TemplateView show(@PathVariable TemplateId id) {
        return TemplateView.of(desk.require(id), history.of(id));
    }

    @PatchMapping("/{id}")
    TemplateView change(@PathVariable TemplateId id, @RequestBody TemplateFlags changes) {
        return TemplateView.of(desk.change(id, changes));
    }

    @PutMapping("/{id}/mapping")
    TemplateView map(@PathVariable TemplateId id, @RequestBody JsonNode mapping) {
        return TemplateView.of(desk.map(id, mapping));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable TemplateId id) {
        desk.delete(id);
    }

    @PostMapping("/sync")
    TemplateSync.Synced sync(@RequestParam AccountKey account) {
        senders.require(account);
        return sync.sync(account);
    }
}
