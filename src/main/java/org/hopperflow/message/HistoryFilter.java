package org.hopperflow.message;

import java.time.Instant;

/**
 * Which rows of a campaign's history are asked for; null means all.
 *
 * @param phone     in any spelling
 * @param errorCode the provider's, as it stands in the row
 * @param reason    the whole sentence
 * @param answered  whether the customer answered this attempt
 * @param from      sent at or after this moment
 * @param to        sent before this moment
 */
public record HistoryFilter(Outcome outcome, String phone, String errorCode, String reason, Boolean answered, Instant from, Instant to) {

    /** What came of an attempt. */
    public enum Outcome { ACCEPTED, TEMPORARY, PERMANENT, UNCONFIRMED, CANCELLED }

    public static final HistoryFilter ALL = new HistoryFilter(null, null, null, null, null, null, null);
}
