package org.hopperflow.provider.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.util.List;
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

/** The fake Meta: templates. */
@RestController
@RequestMapping("/sandbox/meta/{version}")
@ConditionalOnSandbox
@Hidden
class MetaTemplatesController {

    private final Callers callers;
    private final Review review;
    private final SandboxTemplateRepository templates;
    private final MediaStore media;
    private final ObjectMapper mapper;
    private final Clock clock;

    MetaTemplatesController(Callers callers, Review review, SandboxTemplateRepository templates, MediaStore media, ObjectMapper mapper,
            Clock clock) {
        this.callers = callers;
        this.review = review;
        this.templates = templates;
        this.media = media;
        this.mapper = mapper;
        this.clock = clock;
    }

    @PostMapping("/{wabaId}/message_templates")
    JsonNode create(@PathVariable String wabaId, @RequestHeader(name = "Authorization", required = false) String authorization,
            @RequestBody JsonNode body) {
        media.checkHandles(body.path("components"));
        SandboxTemplate template = review.begin(wabaId, callers.ofBusinessAccount(wabaId, authorization), body);
        return mapper.createObjectNode().put("id", Long.toString(template.id())).put("status", "PENDING").put("category", template.category());
    }

    @GetMapping("/{wabaId}/message_templates")
    JsonNode list(@PathVariable String wabaId, @RequestHeader(name = "Authorization", required = false) String authorization,
            @RequestParam(defaultValue = "25") int limit, @RequestParam(defaultValue = "0") long after) {
        callers.ofBusinessAccount(wabaId, authorization);
        List<SandboxTemplate> page = templates.page(wabaId, after, limit + 1);
        List<SandboxTemplate> shown = page.subList(0, Math.min(limit, page.size()));
        ObjectNode answer = mapper.createObjectNode();
        ArrayNode data = answer.putArray("data");
        shown.forEach(template -> data.add(template.document(mapper, clock.instant())));
        ObjectNode paging = answer.putObject("paging");
        if (!shown.isEmpty()) {
            paging.putObject("cursors").put("after", Long.toString(shown.get(shown.size() - 1).id()));
        }
        if (page.size() > limit) {
            paging.put("next", "next page");
        }
        return answer;
    }

    @PostMapping("/{id:\\d+}")
    JsonNode edit(@PathVariable long id, @RequestHeader(name = "Authorization", required = false) String authorization,
            @RequestBody JsonNode body) {
        SandboxTemplate template = templates.find(id)
                .orElseThrow(() -> MetaError.of(33, "Object with ID '" + id + "' does not exist."));
        review.again(template, callers.ofBusinessAccount(template.wabaId(), authorization), body);
        return mapper.createObjectNode().put("success", true);
    }

    @DeleteMapping("/{wabaId}/message_templates")
    JsonNode delete(@PathVariable String wabaId, @RequestHeader(name = "Authorization", required = false) String authorization,
            @RequestParam String name, @RequestParam(name = "hsm_id", required = false) Long id) {
        callers.ofBusinessAccount(wabaId, authorization);
        if (templates.delete(wabaId, name, id) == 0) {
            throw MetaError.of(100, 2593002, "Message template was not found.");
        }
        return mapper.createObjectNode().put("success", true);
    }

    @ExceptionHandler
    ResponseEntity<JsonNode> refused(MetaError error) {
        return ResponseEntity.status(error.http()).body(error.document(mapper));
    }
}
