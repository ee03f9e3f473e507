package org.hopperflow.account;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hopperflow.shared.ProviderName;

/** What a provider asks of a sender. Encrypted at rest, never part of an answer, never logged. */
public sealed interface Credentials permits MetaCredentials, KaleyraCredentials {

    /** In characters; a shorter one may be a part of any word, so it is made unreadable only where it stands alone. */
    int UNMISTAKABLE = 8;

    /** No secrets, even if somebody takes them for one: without them no sentence could say what is wrong with the credentials. */
    Set<String> WORDS = Set.of("token", "key", "secret", "verify", "app", "api", "access");

    /** The number's id at the provider, which is no secret; null where the provider has none. */
    String providerNumberId();

    /** What must be seen nowhere; nulls among them. */
    List<String> secrets();

    /** The text with every secret in it made unreadable; null stays null. */
    default String blanked(String text) {
        if (text == null) {
            return null;
        }
        // The longest first: a short one may be its beginning.
        return secrets().stream().filter(secret -> secret != null && !secret.isBlank() && !WORDS.contains(secret))
                .flatMap(secret -> Stream.of(secret, URLEncoder.encode(secret, StandardCharsets.UTF_8))).distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .reduce(text, Credentials::without);
    }

    private static String without(String text, String secret) {
        if (secret.length() >= UNMISTAKABLE) {
            return text.replace(secret, "***");
        }
        return text.contains(secret)
                ? text.replaceAll("(?<![\\p{L}\\p{N}_-])" + Pattern.quote(secret) + "(?![\\p{L}\\p{N}_-])", "***") : text;
    }

    /** The record that holds the credentials for a provider. */
    static Class<? extends Credentials> typeFor(ProviderName provider) {
        return provider == ProviderName.META ? MetaCredentials.class : KaleyraCredentials.class;
    }
}
