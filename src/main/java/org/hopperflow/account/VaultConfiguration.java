package org.hopperflow.account;

import org.hopperflow.shared.RunMode;
import org.hopperflow.shared.Signing;
import org.hopperflow.shared.StartRefused;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

@Configuration(proxyBeanMethods = false)
class VaultConfiguration {

    @Bean
    Vault vault(@Value("${hopper.secret-key:}") String configured, @Value("${hopper.secret-key-old:}") String old, RunMode mode) {
        return new Vault(SecretKeys.find(configured, mode), old.isBlank() ? null : SecretKeys.old(old));
    }

    @Bean
    Signing signing(@Value("${hopper.secret-key:}") String configured, RunMode mode) {
        return new KeySigning(SecretKeys.find(configured, mode));
    }

    /** A wrong key is better found now than with the first message; and what the old one closed is closed anew. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ApplicationRunner theKeyFits(AccountRepository accounts) {
        return arguments -> {
            try {
                accounts.reseal();
            } catch (Vault.DoesNotOpen e) {
                throw new StartRefused(e.getMessage(),
                        "Set HOPPER_SECRET_KEY (or restore secret.key in the data folder) to the key they were encrypted with.");
            }
        };
    }
}
