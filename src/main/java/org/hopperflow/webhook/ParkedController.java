package org.hopperflow.webhook;

import java.util.UUID;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.Page;
import org.hopperflow.shared.RuleBroken;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Webhook calls that could not be read, and news that nobody took for a day. */
@RestController
@RequestMapping("/api/v1/parked")
class ParkedController {

    private final ParkedRepository parked;

    ParkedController(ParkedRepository parked) {
        this.parked = parked;
    }

    @GetMapping("/webhooks")
    Page<ParkedCall> calls(@RequestParam(required = false) AccountKey account, @RequestParam(required = false) UUID after,
            @RequestParam(required = false) Integer limit) {
        int size = Page.limit(limit);
        return Page.of(parked.calls(account, after, size + 1), size, ParkedCall::id);
    }

    @PostMapping("/webhooks/{id}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void readAgain(@PathVariable UUID id) {
        require(parked.readAgain(id), id);
    }

    @DeleteMapping("/webhooks/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void putAway(@PathVariable UUID id) {
        require(parked.dismiss(id), id);
    }

    @GetMapping("/items")
    Page<ParkedItem> items(@RequestParam(required = false) AccountKey account, @RequestParam(required = false) UUID after,
            @RequestParam(required = false) Integer limit) {
        int size = Page.limit(limit);
        return Page.of(parked.items(account, after, size + 1), size, ParkedItem::id);
    }

    @PostMapping("/items/{id}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void handOverAgain(@PathVariable UUID id) {
        require(parked.handOverAgain(id), id);
    }

    private static void require(boolean found, UUID id) {
        if (!found) {
            throw RuleBroken.notFound("parked-item", id);
        }
    }
}
