package org.hopperflow.message;

import org.hopperflow.shared.AccountKey;

/** The provider refuses the account as a whole (token, payment, policy): nothing is lost, but nothing goes until a person acts. */
public record AccountTroubled(AccountKey accountKey, String errorCode, String reason) {
}
