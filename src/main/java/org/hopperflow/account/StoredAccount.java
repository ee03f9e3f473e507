package org.hopperflow.account;

/** An account together with what opens its provider's door; stays in this room. */
record StoredAccount(Account account, Credentials credentials) {
}
