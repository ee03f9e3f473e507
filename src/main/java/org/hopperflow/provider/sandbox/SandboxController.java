package org.hopperflow.provider.sandbox;

import java.util.UUID;
import org.hopperflow.shared.ConditionalOnSandbox;
import org.hopperflow.shared.Page;
import org.hopperflow.shared.PhoneNumbers;
import org.hopperflow.shared.RuleBroken;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the fake providers got, and how numbers behave. */
@RestController
@RequestMapping("/sandbox")
@ConditionalOnSandbox
class SandboxController {

    private final MessageRepository messages;
    private final NumberRepository numbers;

    SandboxController(MessageRepository messages, NumberRepository numbers) {
        this.messages = messages;
        this.numbers = numbers;
    }

    @GetMapping("/messages")
    Page<AcceptedMessage> messages(@ParameterObject MessageRepository.Filter filter, @RequestParam(required = false) UUID after,
            @RequestParam(required = false) Integer limit) {
        int size = Page.limit(limit);
        return Page.of(messages.page(digits(filter), after, size + 1), size, AcceptedMessage::id);
    }

    @GetMapping("/messages/count")
    MessageCounts count(@ParameterObject MessageRepository.Filter filter) {
        return messages.count(digits(filter));
    }

    @GetMapping("/numbers/{phone}")
    Behaviour behaviour(@PathVariable String phone) {
        return numbers.find(PhoneNumbers.digits(phone));
    }

    @PutMapping("/numbers/{phone}")
    Behaviour behave(@PathVariable String phone, @RequestBody Behaviour behaviour) {
        String digits = PhoneNumbers.digits(phone);
        if (!PhoneNumbers.sendable(digits) || digits.length() > PhoneNumbers.MAX_DIGITS) {
            throw RuleBroken.invalid("phone", "invalid-phone", "\"" + phone + "\" is no phone number.");
        }
        if (behaviour.answer() != null && (behaviour.answer().type() == null || behaviour.answer().index() < 0)) {
            throw RuleBroken.invalid("answer", "invalid-value",
                    "An answer needs a type (BUTTON, TEXT, LIST or MEDIA) and no negative index.");
        }
        if (!behaviour.failsReadably()) {
            throw RuleBroken.invalid("failCode", "invalid-value", "A failure has a provider's code, such as 131026 or E110, or is"
                    + " \"http-\" and a status from 400 to 599.");
        }
        numbers.save(digits, behaviour);
        return behaviour;
    }

    private static MessageRepository.Filter digits(@ParameterObject MessageRepository.Filter filter) {
        return filter.phone() == null ? filter
                : new MessageRepository.Filter(PhoneNumbers.digits(filter.phone()), filter.reference(), filter.phoneNumberId());
    }
}
