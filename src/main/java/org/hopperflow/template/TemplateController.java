package org.hopperflow.template;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hopperflow.provider.TemplateDraft;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.FieldError;
import org.hopperflow.shared.Page;
import org.hopperflow.shared.RuleBroken;
import org.hopperflow.shared.TemplateId;
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

/** Templates: made, followed, mapped, shown. */
@RestController
@RequestMapping("/api/v1/templates")
class TemplateController {

    private final TemplateRegister templates;

    TemplateController(TemplateRegister templates) {
        this.templates = templates;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    View create(@RequestBody NewTemplate template) {
        return View.of(templates.create(template));
    }

    /** A draft that the provider did not answer for. */
    @PostMapping("/{id}/submit")
    View submit(@PathVariable TemplateId id) {
        return View.of(templates.submit(id));
    }

    @PostMapping("/lint")
    Findings lint(@RequestBody NewTemplate template) {
        try {
            TemplateRules.check(template).raise();
            return new Findings(List.of(), List.of());
        } catch (RuleBroken broken) {
            return new Findings(broken.errors(), List.of());
        }
    }

    @GetMapping
    Page<View> list(@RequestParam(required = false) AccountKey account, @RequestParam(required = false) String filter,
            @RequestParam(required = false) UUID after, @RequestParam(required = false) Integer limit) {
        return templates.page(account, TemplateFilter.of(filter), after, Page.limit(limit)).map(View::of);
    }

    @GetMapping("/{id}")
    View get(@PathVariable TemplateId id) {
        return View.of(templates.require(id));
    }

    @PatchMapping("/{id}")
    View flag(@PathVariable TemplateId id, @RequestBody Flags flags) {
        return View.of(templates.flag(id, flags.recontact(), flags.availableToAgents()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable TemplateId id) {
        templates.delete(id);
    }

    @PutMapping("/{id}/mapping")
    View map(@PathVariable TemplateId id, @RequestBody Mapping mapping) {
        return View.of(templates.map(id, mapping));
    }

    @PostMapping("/sync")
    Map<String, Integer> sync(@RequestParam AccountKey account) {
        return Map.of("templates", templates.sync(account));
    }

    /** The message as its author's examples fill it. */
    @GetMapping("/{id}/preview")
    Map<String, String> preview(@PathVariable TemplateId id) {
        return Map.of("text", Examples.render(templates.require(id).draft()).text());
    }

    record Flags(Boolean recontact, Boolean availableToAgents) {
    }

    record Findings(List<FieldError> errors, List<FieldError> warnings) {
    }

    /** A template as the API shows it. */
    record View(TemplateId id, AccountKey accountKey, String name, String category, String language, TemplateDraft.Header header,
            String body, String footer, List<TemplateDraft.Button> buttons, TemplateDraft.Examples examples, String status, String quality,
            String reason, List<String> variables, Mapping mapping, boolean recontact, boolean availableToAgents, Instant createdAt,
            Instant deletedAt, List<FieldError> warnings) {

        static View of(Template template) {
            TemplateDraft draft = template.draft();
            return new View(template.id(), template.accountKey(), draft.name(), draft.category(), draft.language(), draft.header(),
                    draft.body(), draft.footer(), draft.buttons(), draft.examples(), template.status(), template.quality(),
                    template.reason(), template.variables(), template.mapping(), template.recontact(), template.availableToAgents(),
                    template.createdAt(), template.deletedAt(), List.of());
        }
    }
}
