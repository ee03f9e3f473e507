package org.hopperflow.campaign;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How far a campaign with {@code onUnconfirmed: RESEND} goes.
 *
 * @param mostSends so many sends of one contact may be left unconfirmed; the last of them is held for a person. Default 3, at least 1:
 *                  each of them may have reached the customer
 */
@ConfigurationProperties("hopper.resend")
record ResendSettings(@DefaultValue("3") int mostSends) {

    ResendSettings {
        if (mostSends < 1) {
            throw new IllegalArgumentException("hopper.resend.most-sends must be at least 1");
        }
    }
}
