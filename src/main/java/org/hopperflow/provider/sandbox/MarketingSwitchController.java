package org.hopperflow.provider.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ConditionalOnSandbox;
import org.hopperflow.shared.PhoneNumbers;
import org.hopperflow.shared.RuleBroken;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** WhatsApp's own switch: a customer stops an account's marketing messages, or wants them again. */
@RestController
@RequestMapping("/sandbox/numbers/{phone}/marketing")
@ConditionalOnSandbox
class MarketingSwitchController {

    private final Callers callers;
    private final WebhookRepository webhooks;
    private final Clock clock;

    MarketingSwitchController(Callers callers, WebhookRepository webhooks, Clock clock) {
        this.callers = callers;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    record Switch(Boolean wanted) {
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void turn(@PathVariable String phone, @RequestParam AccountKey account, @RequestBody Switch position) {
        String digits = PhoneNumbers.digits(phone);
        if (!PhoneNumbers.sendable(digits)) {
            throw RuleBroken.invalid("phone", "invalid-phone", "\"" + phone + "\" is no phone number.");
        }
        if (position.wanted() == null) {
            throw RuleBroken.invalid("wanted", "required", "\"wanted\" is required: true or false.");
        }
        Instant now = clock.instant();
        List<Letter> letters = callers.ofBusinessAccount(callers.wabaOf(account)).stream()
                .filter(caller -> caller.account().equals(account))
                .map(caller -> caller.entries().marketing(digits, position.wanted(), now))
                .filter(Objects::nonNull)
                .map(entry -> Letter.to(account, entry, now)).toList();
        if (letters.isEmpty()) {
            throw RuleBroken.invalid("account", "not-told", "The provider of \"" + account + "\" does not tell of this switch.");
        }
        webhooks.insert(letters);
    }
}
