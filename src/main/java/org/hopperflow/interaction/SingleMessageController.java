package org.hopperflow.interaction;

import java.security.Principal;
import java.util.Map;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ContactId;
import org.hopperflow.shared.TemplateId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One template to one customer, outside every campaign. */
@RestController
@RequestMapping("/api/v1/accounts/{key}/messages")
class SingleMessageController {

    private final AgentActions actions;

    SingleMessageController(AgentActions actions) {
        this.actions = actions;
    }

    /** With a template that is available to agents a conversation begins: its id is in the answer. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Sent send(@PathVariable AccountKey key, @RequestBody SingleMessage message, Principal user) {
        TemplateOrder template = new TemplateOrder(message.templateId(), message.variables());
        return actions.single(new SingleMessages.Order(key, message.phone(), message.contactId(), template), Caller.of(user));
    }

    /**
     * @param phone     the customer's number, unless {@code contactId} names them
     * @param variables values by the contact fields that the template's mapping names, or by place: {@code 1}, {@code header.1}
     */
    record SingleMessage(String phone, ContactId contactId, TemplateId templateId, Map<String, String> variables) {
    }
}
