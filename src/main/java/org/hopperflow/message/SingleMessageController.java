package org.hopperflow.message;

import java.security.Principal;
import java.util.Map;
import org.hopperflow.provider.Senders;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.Invalid;
import org.hopperflow.shared.PhoneNumbers;
import org.hopperflow.shared.RuleBroken;
import org.hopperflow.shared.TemplateId;
import org.hopperflow.template.RenderedTemplate;
import org.hopperflow.template.Template;
import org.hopperflow.template.Templates;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One template to one number, outside every campaign. */
@RestController
@RequestMapping("/api/v1/accounts/{key}/messages")
class SingleMessageController {

    private final Ledger ledger;
    private final Templates templates;
    private final Senders senders;

    SingleMessageController(Ledger ledger, Templates templates, Senders senders) {
        this.ledger = ledger;
        this.templates = templates;
        this.senders = senders;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, AttemptId> send(@PathVariable AccountKey key, @RequestBody SingleMessage message, Principal user) {
        senders.require(key);
        String phone = PhoneNumbers.digits(message.phone());
        Invalid invalid = new Invalid()
                .when(!PhoneNumbers.sendable(phone), "phone", "too-short", "\"phone\" needs at least 5 digits.")
                .when(phone.length() > PhoneNumbers.MAX_DIGITS, "phone", "too-long", "\"phone\" has more than 30 digits.")
                .when(message.templateId() == null, "templateId", "required", "\"templateId\" is required.");
        invalid.raise();
        Template template = templates.find(message.templateId()).filter(found -> found.accountKey().equals(key))
                .orElseThrow(() -> RuleBroken.invalid("templateId", "unknown-template", "The account has no such template."));
        if (!template.sendable()) {
            throw RuleBroken.conflict("template-not-approved",
                    "The template " + template.name() + " is " + template.status() + ", not APPROVED.");
        }
        templates.checkFile(template);
        RenderedTemplate rendered = template.render(message.variables() == null ? Map.of() : message.variables());
        AttemptId id = ledger.queue(new NewAttempt(key, phone, rendered.content(), rendered.text(), template.id(),
                Origin.single(user.getName())));
        return Map.of("id", id);
    }

    /** @param variables values by the contact fields that the template's mapping names */
    record SingleMessage(String phone, TemplateId templateId, Map<String, String> variables) {
    }
}
