package org.hopperflow.webhook;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.hopperflow.provider.MessagingProvider;
import org.hopperflow.provider.MessagingProviders;
import org.hopperflow.shared.AccountKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Where providers call us. A verified body is stored before the answer and read after it; anything but 200 makes a provider repeat the
 * call for days, so only a body that is not the provider's gets something else.
 */
@RestController
@RequestMapping("/webhooks/meta/{key}")
class WebhookController {

    private static final Logger log = LoggerFactory.getLogger(WebhookController.class);
    /** Size set by Meta; source: Cloud API, "webhooks overview". */
    private static final int MAX_BYTES = 3 * 1024 * 1024;

    private final MessagingProviders providers;
    private final Inbox inbox;

    WebhookController(MessagingProviders providers, Inbox inbox) {
        this.providers = providers;
        this.inbox = inbox;
    }

    /** The provider checks that the address is ours. */
    @GetMapping(produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> challenge(@PathVariable AccountKey key, @RequestParam Map<String, String> query) {
        String answer = providers.of(key).challenge(key, query);
        if (answer == null) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "The verify token is not the account's.");
        }
        return ResponseEntity.ok(answer);
    }

    @PostMapping
    void receive(@PathVariable AccountKey key, HttpServletRequest request) throws IOException {
        MessagingProvider provider = providers.of(key);
        byte[] body = body(request);
        if (!provider.verify(key, body, headers(request))) {
            log.warn("A webhook call for account {} was not signed by its provider; refused", key);
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED, "The body is not signed by the provider.");
        }
        inbox.store(key, body);
    }

    /** Anybody may call here, so no more is read than a provider would ever send. */
    private static byte[] body(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            throw new ResponseStatusException(HttpStatus.PAYLOAD_TOO_LARGE, "A webhook's body has at most 3 MB.");
        }
        return body;
    }

    /** By lower-case name. */
    private static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name));
        }
        return headers;
    }
}
