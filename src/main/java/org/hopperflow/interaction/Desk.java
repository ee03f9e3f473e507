package org.hopperflow.interaction;

import java.util.List;
import java.util.Map;

/**
 * One list of conversations, and how many are in each.
 *
 * @param cards those whose window ends first come first; at most 100
 * @param more  true when there are so many open conversations that only the newest 500 were counted
 */
public record Desk(DeskList list, Map<DeskList, Long> counts, List<ConversationCard> cards, boolean more) {
}
