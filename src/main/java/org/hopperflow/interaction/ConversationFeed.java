package org.hopperflow.interaction;

import java.util.Map;
import java.util.Set;
import org.hopperflow.shared.InteractionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells open pages that their conversation changed, whichever node changed it: once a second one look at the database for all that are
 * looked at on this node, and none while nobody looks.
 */
@Component
class ConversationFeed {

    private static final Logger log = LoggerFactory.getLogger(ConversationFeed.class);

    private final Onlookers onlookers;
    private final ConversationVersions versions;

    ConversationFeed(Onlookers onlookers, ConversationVersions versions) {
        this.onlookers = onlookers;
        this.versions = versions;
    }

    /**
     * @param seen the version the page shows, from an earlier stream; null when it shows none: then it is told at once
     * @throws org.hopperflow.shared.RuleBroken interaction-not-found, too-many-onlookers
     */
    Onlooker open(InteractionId conversation, String seen) {
        String now = versions.require(conversation);
        Onlooker onlooker = new Onlooker(seen);
        onlookers.enter(conversation, onlooker);
        onlooker.tell(now);
        return onlooker;
    }

    @Scheduled(fixedDelay = 1_000)
    void look() {
        Set<InteractionId> conversations = onlookers.conversations();
        if (conversations.isEmpty()) {
            return;
        }
        try {
            Map<InteractionId, String> now = versions.of(conversations);
            onlookers.each((conversation, onlooker) -> !now.containsKey(conversation) || onlooker.tell(now.get(conversation)));
        } catch (DataAccessException e) {
            log.warn("Open pages do not hear of changes at the moment: {}", e.getMessage());
        }
    }

    @Scheduled(fixedDelay = 15_000)
    void beat() {
        onlookers.each((conversation, onlooker) -> onlooker.beat());
    }
}
