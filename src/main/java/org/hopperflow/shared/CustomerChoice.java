package org.hopperflow.shared;

import java.time.Instant;

/**
 * A customer told the provider, and not us, what they want to receive. Published in the transaction that took note of it.
 *
 * @param phone  digits with the international prefix
 * @param reason a sentence for campaign managers
 */
public record CustomerChoice(AccountKey accountKey, String phone, Choice choice, String reason, Instant at) {

    public enum Choice {
        /** Nothing more, of any kind. */
        STOP_ALL,
        /** No marketing; service messages may still come. */
        STOP_MARKETING,
        /** Marketing may come again; undoes {@link #STOP_MARKETING}, never {@link #STOP_ALL}. */
        RESUME_MARKETING
    }
}
