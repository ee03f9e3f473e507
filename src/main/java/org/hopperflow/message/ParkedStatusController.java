package org.hopperflow.message;

import java.util.List;
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

/** Statuses for messages that nobody knows, a day after they came. */
@RestController
@RequestMapping("/api/v1/parked/statuses")
class ParkedStatusController {

    private final ParkedStatusRepository parked;
    private final StatusRepository statuses;

    ParkedStatusController(ParkedStatusRepository parked, StatusRepository statuses) {
        this.parked = parked;
        this.statuses = statuses;
    }

    @GetMapping
    Page<ParkedStatus> page(@RequestParam(required = false) AccountKey account, @RequestParam(required = false) UUID after,
            @RequestParam(required = false) Integer limit) {
        int size = Page.limit(limit);
        return Page.of(parked.page(account, after, size + 1), size, ParkedStatus::id);
    }

    /** @throws RuleBroken message-still-unknown */
    @PostMapping("/{id}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retry(@PathVariable UUID id) {
        ParkedStatus status = parked.find(id).orElseThrow(() -> RuleBroken.notFound("parked-item", id));
        statuses.applyEarly(status.accountKey(), List.of(status.providerMessageId()));
        if (parked.find(id).isPresent()) {
            throw RuleBroken.conflict("message-still-unknown", "No message of the account has the id " + status.providerMessageId() + ".");
        }
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void putAway(@PathVariable UUID id) {
        if (!parked.delete(id)) {
            throw RuleBroken.notFound("parked-item", id);
        }
    }
}
