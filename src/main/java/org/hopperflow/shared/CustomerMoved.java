package org.hopperflow.shared;

/**
 * A customer has another number at the provider, and nobody answers under the old one any more. Published in the transaction that took
 * note of it.
 *
 * @param from digits with the international prefix, or the provider's id of the person
 * @param to   the same kind of thing, new
 */
public record CustomerMoved(AccountKey accountKey, String from, String to) {

    public boolean byNumber() {
        return !PhoneNumbers.isUserId(from) && !PhoneNumbers.isUserId(to);
    }
}
