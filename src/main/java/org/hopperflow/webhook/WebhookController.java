package org.hopperflow.webhook;

import jakarta.servlet.http.HttpServletRequest;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

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
        return answer == null ? ResponseEntity.status(HttpStatus.FORBIDDEN).build() : ResponseEntity.ok(answer);
    }

    @PostMapping
    ResponseEntity<Void> receive(@PathVariable AccountKey key, @RequestBody(required = false) byte[] body, HttpServletRequest request) {
        byte[] bytes = body == null ? new byte[0] : body;
        if (bytes.length > MAX_BYTES) {
            return ResponseEntity.status(HttpStatus.PAYLOAD_TOO_LARGE).build();
        }
        MessagingProvider provider = providers.of(key);
        if (!provider.verify(key, bytes, headers(request))) {
            log.warn("A webhook call for account {} was not signed by its provider; refused", key);
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
        inbox.store(key, bytes);
        return ResponseEntity.ok().build();
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
