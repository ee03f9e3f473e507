package org.hopperflow.interaction;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.UUID;
import org.hopperflow.message.Attachments;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AttemptId;
import org.hopperflow.shared.InteractionId;
import org.hopperflow.shared.Invalid;
import org.hopperflow.shared.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/interactions")
class InteractionController {

    private static final int MAX_DISPOSITION = 255;

    private final CustomerInteractions interactions;
    private final InteractionLookup lookup;
    private final Attachments attachments;

    InteractionController(CustomerInteractions interactions, InteractionLookup lookup, Attachments attachments) {
        this.interactions = interactions;
        this.lookup = lookup;
        this.attachments = attachments;
    }

    @GetMapping
    Page<InteractionView> page(@RequestParam(required = false) AccountKey account,
            @RequestParam(required = false) Interaction.Status status, @RequestParam(required = false) UUID after,
            @RequestParam(required = false) Integer limit) {
        return lookup.page(new Filter(account, status), after, Page.limit(limit));
    }

    @GetMapping("/{id}")
    InteractionWithMessages one(@PathVariable InteractionId id) {
        return lookup.withMessages(id);
    }

    @PostMapping("/{id}/messages")
    ResponseEntity<Queued> write(@PathVariable InteractionId id, @RequestBody NewMessage message, HttpServletRequest request) {
        Colleague agent = Colleague.of(request);
        return queued(id, interactions.write(id, message.by(agent.name(), attachments), agent));
    }

    @PostMapping("/{id}/recontact")
    ResponseEntity<Queued> recontact(@PathVariable InteractionId id, HttpServletRequest request) {
        return queued(id, interactions.sendRecontact(id, Colleague.of(request)));
    }

    @PostMapping("/{id}/close")
    InteractionView close(@PathVariable InteractionId id, @RequestBody(required = false) Closing closing,
            HttpServletRequest request) {
        interactions.close(id, closing == null ? null : closing.checked(), Colleague.of(request));
        return lookup.view(id);
    }

    @PostMapping("/{id}/claim")
    InteractionView claim(@PathVariable InteractionId id, HttpServletRequest request) {
        interactions.claim(id, Colleague.of(request));
        return lookup.view(id);
    }

    @PostMapping("/{id}/release")
    InteractionView release(@PathVariable InteractionId id, HttpServletRequest request) {
        interactions.release(id, Colleague.of(request));
        return lookup.view(id);
    }

    private static ResponseEntity<Queued> queued(InteractionId id, AttemptId attempt) {
        return ResponseEntity.created(URI.create("/api/v1/interactions/" + id)).body(new Queued(attempt));
    }

    /** The message waits to be sent; the interaction's messages tell what comes of it. */
    record Queued(AttemptId id) {
    }

    /** @param disposition how it ended, in the agent's words; may be left out */
    record Closing(String disposition) {

        String checked() {
            new Invalid().when(disposition != null && disposition.length() > MAX_DISPOSITION, "disposition", "too-long",
                    "\"disposition\" has more than " + MAX_DISPOSITION + " characters.").raise();
            return disposition;
        }
    }
}
