package org.hopperflow.provider.sandbox;

import java.net.URI;
import org.hopperflow.shared.RuleBroken;

/**
 * Whom the fake provider calls about a number.
 *
 * @param callbackUrl an http or https address
 * @param appSecret   signs the calls; null: the secret of the account here that has the number
 */
record Subscription(String callbackUrl, String appSecret) {

    /** @throws RuleBroken invalid-value when it cannot be called */
    void check() {
        if (!callable()) {
            throw RuleBroken.invalid("callbackUrl", "invalid-value", "\"" + callbackUrl + "\" is no http or https address.");
        }
    }

    private boolean callable() {
        try {
            URI address = URI.create(String.valueOf(callbackUrl));
            return address.getHost() != null && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
