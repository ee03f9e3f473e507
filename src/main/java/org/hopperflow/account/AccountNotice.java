package org.hopperflow.account;

import java.time.Instant;

/** Something the provider said about an account. @param code the provider's word or number for it */
public record AccountNotice(String code, String text, Instant at) {
}
