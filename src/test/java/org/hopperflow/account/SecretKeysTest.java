package org.hopperflow.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import javax.crypto.SecretKey;
import org.hopperflow.shared.RunMode;
import org.hopperflow.shared.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretKeysTest {

    private static final byte[] LABEL = "account:shop".getBytes(UTF_8);

    @TempDir
    private Path folder;

    private RunMode mode(boolean embedded) {
        return new RunMode(embedded, embedded, false, folder.resolve("data"));
    }

    @Test
    void the_embedded_default_makes_a_key_once_that_only_the_owner_reads() throws IOException {
        SecretKey made = SecretKeys.find("", mode(true));
        SecretKey again = SecretKeys.find("", mode(true));

        assertThat(again).isEqualTo(made);
        assertThat(Files.getPosixFilePermissions(folder.resolve("data/secret.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void elsewhere_the_start_is_refused_without_a_key() {
        assertThatThrownBy(() -> SecretKeys.find("", mode(false))).isInstanceOf(StartRefused.class)
                .extracting(e -> ((StartRefused) e).action()).asString().contains("HOPPER_SECRET_KEY");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void a_key_of_the_wrong_size_is_refused() {
        assertThatThrownBy(() -> SecretKeys.find("c2hvcnQ=", mode(true))).isInstanceOf(StartRefused.class);
        assertThatThrownBy(() -> SecretKeys.find("no base64!", mode(true))).isInstanceOf(StartRefused.class);
    }

    @Test
    void what_the_vault_closes_opens_with_the_same_key_and_label_only() {
        Vault vault = vault((byte) 1);
        byte[] sealed = vault.encrypt("secret".getBytes(UTF_8), LABEL);

        assertThat(vault.decrypt(sealed, LABEL)).asString(UTF_8).isEqualTo("secret");
        assertThat(vault.encrypt("secret".getBytes(UTF_8), LABEL)).isNotEqualTo(sealed);
        assertThatThrownBy(() -> vault((byte) 2).decrypt(sealed, LABEL)).isInstanceOf(Vault.DoesNotOpen.class);
        assertThatThrownBy(() -> vault.decrypt(sealed, new byte[0])).isInstanceOf(Vault.DoesNotOpen.class);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> vault.decrypt(sealed, LABEL)).isInstanceOf(Vault.DoesNotOpen.class);
        assertThatThrownBy(() -> vault.decrypt(new byte[3], LABEL)).isInstanceOf(Vault.DoesNotOpen.class);
    }

    @Test
    void after_a_change_the_old_key_still_opens_and_what_is_closed_anew_needs_it_no_more() {
        byte[] before = vault((byte) 1).encrypt("secret".getBytes(UTF_8), LABEL);
        Vault changed = new Vault(key((byte) 2), key((byte) 1));

        assertThat(changed.decrypt(before, LABEL)).asString(UTF_8).isEqualTo("secret");
        assertThat(changed.isOld(before, LABEL)).isTrue();
        byte[] anew = changed.encrypt(changed.decrypt(before, LABEL), LABEL);
        assertThat(changed.isOld(anew, LABEL)).isFalse();
        assertThat(vault((byte) 2).decrypt(anew, LABEL)).asString(UTF_8).isEqualTo("secret");
        assertThatThrownBy(() -> new Vault(key((byte) 3), key((byte) 2)).decrypt(before, LABEL)).isInstanceOf(Vault.DoesNotOpen.class);
    }

    @Test
    void an_old_key_that_is_none_is_refused() {
        assertThatThrownBy(() -> SecretKeys.old("c2hvcnQ=")).isInstanceOf(StartRefused.class).hasMessageContaining("HOPPER_SECRET_KEY_OLD");
    }

    private Vault vault(byte seed) {
        return new Vault(key(seed));
    }

    private SecretKey key(byte seed) {
        byte[] key = new byte[32];
        key[0] = seed;
        return SecretKeys.find(Base64.getEncoder().encodeToString(key), mode(false));
    }
}
