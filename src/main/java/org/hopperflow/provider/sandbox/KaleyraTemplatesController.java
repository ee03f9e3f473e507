package org.hopperflow.provider.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import org.hopperflow.provider.sandbox.Callers.Caller;
import org.hopperflow.shared.ConditionalOnSandbox;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The fake Kaleyra: templates of both generations, reviewed as the fake Meta's are. */
@RestController
@RequestMapping("/sandbox/kaleyra")
@ConditionalOnSandbox
@Hidden
class KaleyraTemplatesController {

    /** More than an account may have. */
    private static final int ALL = 1_000;

    private final KaleyraCallers callers;
    private final Review review;
    private final SandboxTemplateRepository templates;
    private final FileLinks links;
    private final ObjectMapper mapper;
    private final Clock clock;

    KaleyraTemplatesController(KaleyraCallers callers, Review review, SandboxTemplateRepository templates, FileLinks links,
            ObjectMapper mapper, Clock clock) {
        this.links = links;
        this.callers = callers;
        this.review = review;
        this.templates = templates;
        this.mapper = mapper;
        this.clock = clock;
    }

    @PostMapping("/v2/{sid}/whatsapp/{waba}/message_templates")
    JsonNode create(@PathVariable String sid, @PathVariable String waba, @RequestHeader(name = "api-key", required = false) String apiKey,
            @RequestBody JsonNode body) {
        SandboxTemplate template = begin(second(sid, waba, apiKey), body);
        return mapper.createObjectNode().put("id", Long.toString(template.id())).put("status", "PENDING")
                .put("category", template.category());
    }

    @GetMapping("/v2/{sid}/whatsapp/{waba}/message_templates")
    JsonNode list(@PathVariable String sid, @PathVariable String waba, @RequestHeader(name = "api-key", required = false) String apiKey) {
        ObjectNode answer = mapper.createObjectNode();
        ArrayNode data = answer.putArray("data");
        templates.page(second(sid, waba, apiKey).wabaId(), 0, ALL)
                .forEach(template -> data.add(template.document(mapper, clock.instant())));
        return answer;
    }

    @DeleteMapping("/v2/{sid}/whatsapp/{waba}/message_templates")
    JsonNode delete(@PathVariable String sid, @PathVariable String waba, @RequestHeader(name = "api-key", required = false) String apiKey,
            @RequestParam String name, @RequestParam(name = "template_id", required = false) Long id) {
        if (templates.delete(second(sid, waba, apiKey).wabaId(), name, id) == 0) {
            throw MetaError.of(100, 2593002, "Message template was not found.");
        }
        return mapper.createObjectNode().put("success", true);
    }

    @PostMapping("/v1/{sid}/whatsapp/template")
    JsonNode create(@PathVariable String sid, @RequestHeader(name = "api-key", required = false) String apiKey,
            @RequestBody JsonNode body) {
        Caller caller = callers.ofTemplates(new KaleyraCallers.Address(sid, apiKey, false), body.path("waba_id").asText(null));
        SandboxTemplate template = begin(caller, new KaleyraTemplateFields(mapper).read(body));
        ObjectNode answer = mapper.createObjectNode();
        answer.putObject("data").put("name", template.name()).put("status", "Pending");
        answer.putObject("error");
        return answer;
    }

    @GetMapping("/v1/{sid}/whatsapp/templates/status")
    JsonNode statuses(@PathVariable String sid, @RequestHeader(name = "api-key", required = false) String apiKey,
            @RequestParam(required = false) String name) {
        Caller caller = callers.ofTemplates(new KaleyraCallers.Address(sid, apiKey, false), null);
        ObjectNode answer = mapper.createObjectNode();
        ArrayNode data = answer.putArray("data");
        templates.page(caller.wabaId(), 0, ALL).stream().filter(template -> name == null || name.equals(template.name()))
                .forEach(template -> data.add(new KaleyraTemplateFields(mapper).write(template, clock.instant())));
        return answer;
    }

    @ExceptionHandler
    ResponseEntity<JsonNode> refused(MetaError error) {
        return KaleyraError.of(error, mapper);
    }

    private Caller second(String sid, String waba, String apiKey) {
        return callers.ofTemplates(new KaleyraCallers.Address(sid, apiKey, true), waba);
    }

    private SandboxTemplate begin(Caller caller, JsonNode body) {
        links.checkExamples(body.path("components"));
        return review.begin(caller.wabaId(), callers.ofBusinessAccount(caller.wabaId()), body);
    }
}
