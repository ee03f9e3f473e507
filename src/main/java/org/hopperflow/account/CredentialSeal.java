package org.hopperflow.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ProviderName;
import org.springframework.stereotype.Component;

/** Credentials as one encrypted document, bound to their account: a document copied into another account's row does not open. */
@Component
class CredentialSeal {

    private final Vault vault;
    private final ObjectMapper json;

    CredentialSeal(Vault vault, ObjectMapper json) {
        this.vault = vault;
        this.json = json;
    }

    byte[] close(AccountKey key, Credentials credentials) {
        try {
            return vault.encrypt(json.writeValueAsBytes(credentials), label(key));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the credentials of " + key + " cannot be written", e);
        }
    }

    Credentials open(AccountKey key, ProviderName provider, byte[] sealed) {
        try {
            return json.readValue(vault.decrypt(sealed, label(key)), Credentials.typeFor(provider));
        } catch (IOException e) {
            throw new IllegalStateException("the credentials of " + key + " cannot be read");
        }
    }

    /** Closed anew with the key of today; empty when it was that already. @throws Vault.DoesNotOpen */
    Optional<byte[]> anew(AccountKey key, byte[] sealed) {
        byte[] open = vault.decrypt(sealed, label(key));
        return vault.isOld(sealed, label(key)) ? Optional.of(vault.encrypt(open, label(key))) : Optional.empty();
    }

    private static byte[] label(AccountKey key) {
        return ("account:" + key).getBytes(StandardCharsets.UTF_8);
    }
}
