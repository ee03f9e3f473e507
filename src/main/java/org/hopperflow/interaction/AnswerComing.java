package org.hopperflow.interaction;

import org.hopperflow.shared.EntryId;

/**
 * A customer's message is about to be taken as the answer of this entry. Comes before any conversation is locked, so that whoever
 * keeps the entry can lock that first (docs/decisions/0009).
 */
public record AnswerComing(EntryId entryId) {
}
