package org.hopperflow.webhook;

import java.util.Map;
import org.hopperflow.provider.MessagingProviders;
import org.hopperflow.shared.AccountKey;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Answers a provider that checks whether the address for its calls is ours. The calls themselves are taken by {@link WebhookDoor}. */
@RestController
@RequestMapping("/webhooks")
class WebhookController {

    private final MessagingProviders providers;

    WebhookController(MessagingProviders providers) {
        this.providers = providers;
    }

    /** The provider checks that the address is ours. */
    @GetMapping(path = "/meta/{key}", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> challenge(@PathVariable AccountKey key, @RequestParam Map<String, String> query) {
        String answer = providers.of(key).challenge(key, query);
        if (answer == null) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "The verify token is not the account's.");
        }
        return ResponseEntity.ok(answer);
    }

    /** Only a call that was not taken comes as far as here. */
    @PostMapping("/meta/{key}")
    void receive(@PathVariable AccountKey key, @RequestAttribute(WebhookDoor.REFUSAL) RuntimeException refusal) {
        throw refusal;
    }

    /** As above: Kaleyra's customers choose whether they are called with GET or POST. */
    @RequestMapping(path = "/kaleyra/{key}/{token}", method = {RequestMethod.GET, RequestMethod.POST})
    void receive(@PathVariable AccountKey key, @PathVariable String token,
            @RequestAttribute(WebhookDoor.REFUSAL) RuntimeException refusal) {
        throw refusal;
    }
}
