package org.hopperflow.interaction;

import java.net.URI;
import java.security.Principal;
import java.util.UUID;
import org.hopperflow.message.Attachments;
import org.hopperflow.shared.InteractionId;
import org.hopperflow.shared.Page;
import org.springdoc.core.annotations.ParameterObject;
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

    private final AgentActions actions;
    private final InteractionLookup lookup;
    private final Attachments attachments;

    InteractionController(AgentActions actions, InteractionLookup lookup, Attachments attachments) {
        this.actions = actions;
        this.lookup = lookup;
        this.attachments = attachments;
    }

    @GetMapping
    Page<InteractionView> page(@ParameterObject FilterRequest filter, @RequestParam(required = false) UUID after,
            @RequestParam(required = false) Integer limit, Principal user) {
        return lookup.page(new Looking(filter.filter(), Caller.of(user), after, Page.limit(limit)));
    }

    @GetMapping("/{id}")
    InteractionWithMessages one(@PathVariable InteractionId id, Principal user) {
        seen(id, user);
        return lookup.withMessages(id);
    }

    /** A template in a closed interaction begins a new one, whose id is in the answer. */
    @PostMapping("/{id}/messages")
    ResponseEntity<Sent> write(@PathVariable InteractionId id, @RequestBody NewMessage message, Principal user) {
        Caller agent = seen(id, user);
        return queued(message.isTemplate() ? actions.template(id, message.order(), agent)
                : actions.write(id, message.by(agent.name(), attachments), agent));
    }

    /** In a closed interaction it begins a new one, whose id is in the answer. */
    @PostMapping("/{id}/recontact")
    ResponseEntity<Sent> recontact(@PathVariable InteractionId id, Principal user) {
        return queued(actions.recontact(id, seen(id, user)));
    }

    @PostMapping("/{id}/close")
    InteractionView close(@PathVariable InteractionId id, @RequestBody(required = false) Closing closing, Principal user) {
        actions.close(id, closing == null ? Closing.WITHOUT_A_WORD : closing.checked(), seen(id, user));
        return lookup.view(id);
    }

    /** Takes the conversation; harmless for who has it already. */
    @PostMapping("/{id}/claim")
    InteractionView claim(@PathVariable InteractionId id, Principal user) {
        actions.claim(id, seen(id, user));
        return lookup.view(id);
    }

    /** Gives it back, or declines to take it. */
    @PostMapping("/{id}/release")
    InteractionView release(@PathVariable InteractionId id, Principal user) {
        actions.release(id, seen(id, user));
        return lookup.view(id);
    }

    private Caller seen(InteractionId id, Principal user) {
        Caller caller = Caller.of(user);
        lookup.requireSeen(id, caller);
        return caller;
    }

    private static ResponseEntity<Sent> queued(Sent sent) {
        return ResponseEntity.created(URI.create("/api/v1/interactions/" + sent.interactionId())).body(sent);
    }
}
