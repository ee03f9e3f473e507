package org.hopperflow.provider.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hopperflow.shared.ConditionalOnSandbox;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes templates in. The verdict is known at once but told only when its time has come. */
@Service
@ConditionalOnSandbox
class Review {

    private static final Set<String> EDITABLE = Set.of("APPROVED", "REJECTED", "PAUSED");

    private final SandboxTemplateRepository templates;
    private final WebhookRepository webhooks;
    private final Delays delays;
    private final Clock clock;

    Review(SandboxTemplateRepository templates, WebhookRepository webhooks, Delays delays, Clock clock) {
        this.templates = templates;
        this.webhooks = webhooks;
        this.delays = delays;
        this.clock = clock;
    }

    /** @throws MetaError 100/2388024 when the name is taken in that language, 100 for what Meta would not even review */
    @Transactional
    SandboxTemplate begin(String wabaId, List<Callers.Caller> owners, JsonNode body) {
        Instant verdictAt = clock.instant().plus(delays.review());
        SandboxTemplate asked = new SandboxTemplate(0, wabaId, required(body, "name"), required(body, "language"),
                required(body, "category").toUpperCase(Locale.ROOT), body.path("components"), verdictAt,
                SandboxTemplate.Ordered.NOTHING);
        checkExamples(asked.components());
        long id = templates.insert(asked).orElseThrow(() -> MetaError.of(100, 2388024,
                "There is already content in this language for this template. You can create a new template and try again."));
        SandboxTemplate template = new SandboxTemplate(id, wabaId, asked.name(), asked.language(), asked.category(),
                asked.components(), verdictAt, asked.ordered());
        tell(owners, template);
        return template;
    }

    /**
     * A new text is reviewed as the first one was.
     *
     * @throws MetaError 100/2388039 when it is under review or switched off, or approved and put into another category
     */
    @Transactional
    public void again(SandboxTemplate before, List<Callers.Caller> owners, JsonNode body) {
        String status = before.status(clock.instant());
        String category = body.path("category").asText(before.category()).toUpperCase(Locale.ROOT);
        boolean moved = status.equals("APPROVED") && !category.equals(before.category());
        if (!EDITABLE.contains(status) || moved) {
            throw MetaError.of(100, 2388039, "The template is " + status + " and cannot be edited like this.");
        }
        checkExamples(body.path("components"));
        Instant verdictAt = clock.instant().plus(delays.review());
        SandboxTemplate template = new SandboxTemplate(before.id(), before.wabaId(), before.name(), before.language(), category,
                body.path("components"), verdictAt, SandboxTemplate.Ordered.NOTHING);
        templates.rewrite(template);
        tell(owners, template);
    }

    private void tell(List<Callers.Caller> owners, SandboxTemplate template) {
        webhooks.insert(owners.stream().map(owner -> Letter.to(owner.account(), owner.entries().templateReviewed(template),
                template.reviewedAt())).toList());
    }

    private static String required(JsonNode body, String field) {
        String value = body.path(field).asText("");
        if (value.isBlank()) {
            throw MetaError.of(100, "The parameter " + field + " is required.");
        }
        return value;
    }

    private static void checkExamples(JsonNode components) {
        boolean hasBody = false;
        for (JsonNode component : components) {
            boolean body = component.path("type").asText().equalsIgnoreCase("BODY");
            hasBody |= body;
            if (body && component.path("text").asText().contains("{{") && !component.path("example").path("body_text").path(0).isArray()) {
                throw MetaError.of(100, 2388043, "Message templates with variables need examples.");
            }
        }
        if (!hasBody) {
            throw MetaError.of(100, 2388072, "A template needs a body.");
        }
    }
}
