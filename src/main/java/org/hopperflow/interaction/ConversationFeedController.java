package org.hopperflow.interaction;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.hopperflow.shared.InteractionId;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A conversation's changes as server-sent events; who hears of one reads what they need. */
@RestController
class ConversationFeedController {

    private final ConversationFeed feed;
    private final InteractionLookup lookup;

    ConversationFeedController(ConversationFeed feed, InteractionLookup lookup) {
        this.feed = feed;
        this.lookup = lookup;
    }

    /**
     * An event {@code changed} whenever a message came or went out, a status, the window or the holder changed, or it was closed; one
     * at the beginning, unless {@code Last-Event-ID} is still the latest. Ends after five minutes: browsers ask again by themselves.
     */
    @GetMapping(path = "/api/v1/interactions/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(@PathVariable InteractionId id, @RequestHeader(name = "Last-Event-ID", required = false) String seen,
            Principal user, HttpServletResponse response) {
        lookup.requireSeen(id, Caller.of(user));
        Onlooker onlooker = feed.open(id, seen);
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        // nginx would collect events until its buffer is full.
        response.setHeader("X-Accel-Buffering", "no");
        return onlooker.stream();
    }
}
