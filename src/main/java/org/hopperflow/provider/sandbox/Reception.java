package org.hopperflow.provider.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.hopperflow.provider.sandbox.Behaviour.FailBy;
import org.hopperflow.shared.ConditionalOnSandbox;
import org.hopperflow.shared.Ids;
import org.hopperflow.shared.PhoneNumbers;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Accepts messages. Everything is committed when {@link #accept} returns, so an answer can be lost but no message. */
@Service
@ConditionalOnSandbox
class Reception {

    private final NumberRepository numbers;
    private final MessageRepository messages;
    private final WebhookRepository webhooks;
    private final SandboxTemplateRepository templates;
    private final StormRepository storms;
    private final MediaStore media;
    private final Plan plan;
    private final Clock clock;

    Reception(NumberRepository numbers, MessageRepository messages, WebhookRepository webhooks, SandboxTemplateRepository templates,
            StormRepository storms, MediaStore media, Plan plan, Clock clock) {
        this.numbers = numbers;
        this.messages = messages;
        this.webhooks = webhooks;
        this.templates = templates;
        this.storms = storms;
        this.media = media;
        this.plan = plan;
        this.clock = clock;
    }

    /** @param wamid null when there is an error; {@code storm} is null in good weather */
    record Verdict(String phone, String wamid, MetaError error, Behaviour behaviour, Storm storm) {
    }

    /** @throws MetaError for a message no WhatsApp server would take; a failure that was ordered is a {@link Verdict} */
    @Transactional
    Verdict accept(Callers.Caller caller, JsonNode body) {
        Storm storm = storms.take(caller.phoneNumberId()).orElse(null);
        return storm == null || storm.accepted() ? accept(caller, body, storm) : new Verdict(null, null, null, Behaviour.ORDINARY, storm);
    }

    private Verdict accept(Callers.Caller caller, JsonNode body, Storm storm) {
        String phone = body.hasNonNull("recipient") ? required(body, "recipient") : PhoneNumbers.digits(required(body, "to"));
        String type = required(body, "type");
        Behaviour behaviour = numbers.find(phone);
        if (behaviour.failsBy(FailBy.CALL) && numbers.failOnceMore(phone, behaviour.failTimes())) {
            return new Verdict(phone, null, MetaError.ordered(behaviour.failCode(), behaviour.failText()), behaviour, storm);
        }
        media.checkFile(caller, type, body);
        Optional<SandboxTemplate> template = type.equals("template") ? template(caller, body.path("template")) : Optional.empty();
        AcceptedMessage message = message(caller, body, phone, type);
        messages.insert(message);
        boolean fails = behaviour.failsBy(FailBy.WEBHOOK) && numbers.failOnceMore(phone, behaviour.failTimes());
        webhooks.insert(plan.of(new Plan.Case(caller.account(), caller.entries(), message, behaviour, template, fails)));
        return new Verdict(phone, message.wamid(), null, behaviour, storm);
    }

    private AcceptedMessage message(Callers.Caller caller, JsonNode body, String phone, String type) {
        UUID id = Ids.next();
        return new AcceptedMessage(id, Wamid.next(id), caller.phoneNumberId(), phone, type,
                body.path("template").path("name").asText(null), body.path("biz_opaque_callback_data").asText(null), body.toString(),
                clock.instant());
    }

    /** A template made elsewhere is taken as it is; one made here must be approved and get all its values. */
    private Optional<SandboxTemplate> template(Callers.Caller caller, JsonNode body) {
        String language = body.path("language").path("code").asText("");
        Optional<SandboxTemplate> known = templates.find(caller.wabaId(), body.path("name").asText(""), language);
        known.ifPresent(template -> {
            refuseUnlessApproved(template, template.status(clock.instant()));
            media.checkFile(caller, template, body.path("components"));
            complete(template, body.path("components"), "header");
            complete(template, body.path("components"), "body");
        });
        return known;
    }

    private static void refuseUnlessApproved(SandboxTemplate template, String status) {
        switch (status) {
            case "APPROVED" -> { }
            case "PAUSED" -> throw MetaError.of(132015, "Template " + template.name() + " is paused due to low quality.");
            case "DISABLED" -> throw MetaError.of(132016, "Template " + template.name() + " is disabled due to low quality.");
            default -> throw MetaError.of(132001, "Template name " + template.name() + " does not exist in " + template.language() + ".");
        }
    }

    private static void complete(SandboxTemplate template, JsonNode components, String type) {
        int given = 0;
        for (JsonNode component : components) {
            if (component.path("type").asText().equalsIgnoreCase(type)) {
                given = component.path("parameters").size();
            }
        }
        if (given != template.variables(type)) {
            throw MetaError.of(132000, type + ": number of localizable_params (" + given
                    + ") does not match the expected number of params (" + template.variables(type) + ").");
        }
    }

    private static String required(JsonNode body, String field) {
        String value = body.path(field).asText("");
        if (value.isBlank()) {
            throw MetaError.of(131008, "The parameter " + field + " is required.");
        }
        return value;
    }
}
