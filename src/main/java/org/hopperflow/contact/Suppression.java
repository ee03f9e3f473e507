package org.hopperflow.contact;

import java.time.Instant;

/**
 * A number that must not be messaged again.
 *
 * @param account the account's key, or {@link #EVERY_ACCOUNT}
 * @param phone   digits with the international prefix
 * @param reason  may be null
 */
record Suppression(String account, String phone, SuppressionScope scope, String reason, Instant createdAt) {

    static final String EVERY_ACCOUNT = "*";
}
