package org.hopperflow.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.ProviderName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Credentials outlive a change of the key, and are never part of a text. */
class CredentialRotationTest {

    private static final AccountKey SHOP = AccountKey.of("shop");
    private static final MetaCredentials CREDENTIALS = new MetaCredentials("1", "2", "3", "EAAtoken/+=", "app-secret", "verify-me");

    @Test
    void what_the_old_key_closed_is_closed_anew_once() {
        byte[] before = seal(1, 0).close(SHOP, CREDENTIALS);

        Optional<byte[]> anew = seal(2, 1).anew(SHOP, before);

        assertThat(seal(2, 0).open(SHOP, ProviderName.META, anew.orElseThrow())).isEqualTo(CREDENTIALS);
        assertThat(seal(2, 1).anew(SHOP, anew.orElseThrow())).isEmpty();
        assertThatThrownBy(() -> seal(3, 0).anew(SHOP, before)).isInstanceOf(Vault.DoesNotOpen.class);
    }

    @Test
    void nothing_but_the_credentials_themselves_is_written() {
        String document = new String(new Vault(key(1)).decrypt(seal(1, 0).close(SHOP, CREDENTIALS), "account:shop"
                .getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.UTF_8);

        assertThat(document).doesNotContain("secrets").contains("EAAtoken");
    }

    @Test
    void every_secret_in_a_text_is_blanked() {
        assertThat(CREDENTIALS.blanked("Token EAAtoken/+= of app-secret is invalid, verify-me it, verify"))
                .isEqualTo("Token *** of *** is invalid, *** it, verify");
        assertThat(new KaleyraCredentials(KaleyraCredentials.ApiVersion.V1, null, "HX1", "key", null, "hook-1234").blanked("key hook-1234"))
                .isEqualTo("key ***");
        assertThat(CREDENTIALS.blanked("at /debug_token?input_token=EAAtoken%2F%2B%3D")).isEqualTo("at /debug_token?input_token=***");
        assertThat(CREDENTIALS.blanked(null)).isNull();
    }

    /** It could be a part of any word. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "the key abc is wrong     | the key *** is wrong",
        "abc                      | ***",
        "key=abc&to=1             | key=***&to=1",
        "\"abc\", (abc), abc.      | \"***\", (***), ***.",
        "abcd, xabc, ab-abc-x, àabc | abcd, xabc, ab-abc-x, àabc",
        "the abc-hook and abc     | the *** and ***"})
    void a_short_secret_is_blanked_where_it_stands_alone(String text, String blanked) {
        KaleyraCredentials credentials = new KaleyraCredentials(KaleyraCredentials.ApiVersion.V1, null, "HX1", "abc", null, "abc-hook");

        assertThat(credentials.blanked(text)).isEqualTo(blanked);
    }

    @Test
    void a_word_that_every_sentence_about_credentials_has_is_no_secret() {
        MetaCredentials credentials = new MetaCredentials("1", "2", null, "token", "secret", "verify");

        assertThat(credentials.blanked("The access token has expired")).isEqualTo("The access token has expired");
    }

    @Test
    void a_secret_that_is_not_there_blanks_nothing() {
        KaleyraCredentials credentials = new KaleyraCredentials(KaleyraCredentials.ApiVersion.V1, null, "HX1", "", null, null);

        assertThat(credentials.blanked("a text")).isEqualTo("a text");
    }

    /** @param old 0 for none */
    private static CredentialSeal seal(int key, int old) {
        return new CredentialSeal(new Vault(key(key), old == 0 ? null : key(old)), new ObjectMapper());
    }

    private static SecretKeySpec key(int seed) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) seed;
        return new SecretKeySpec(bytes, "AES");
    }
}
