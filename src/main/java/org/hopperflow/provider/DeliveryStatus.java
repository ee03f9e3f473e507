package org.hopperflow.provider;

/** What a provider reports about a message it accepted. The order is the rank: a status never falls back. */
public enum DeliveryStatus {
    SENT, DELIVERED, READ, FAILED
}
