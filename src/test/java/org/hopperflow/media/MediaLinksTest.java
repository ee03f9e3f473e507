package org.hopperflow.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.hopperflow.shared.MediaId;
import org.hopperflow.shared.PublicAddress;
import org.hopperflow.shared.RuleBroken;
import org.hopperflow.shared.RunMode;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

/** A link to a file opens that file, and not for ever. */
class MediaLinksTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:20:00Z");
    private static final MediaId FILE = MediaId.next();

    @Test
    void a_link_opens_its_file_for_at_least_a_day() {
        String link = links(NOW, "https://hopper.example/").to(FILE);

        assertThat(link).startsWith("https://hopper.example/media/" + FILE + "/");
        assertThat(opens(NOW, FILE, link)).isTrue();
        assertThat(opens(NOW.plus(Duration.ofHours(24)), FILE, link)).isTrue();
        assertThat(opens(NOW.plus(Duration.ofHours(25)), FILE, link)).isFalse();
    }

    @Test
    void it_opens_nothing_else_and_no_changed_link_opens_anything() {
        String link = links(NOW, "https://hopper.example").to(FILE);
        String token = link.substring(link.lastIndexOf('/') + 1);

        assertThat(opens(NOW, MediaId.next(), link)).isFalse();
        assertThat(links(NOW, "").opens(FILE, token + "A")).isFalse();
        assertThat(links(NOW, "").opens(FILE, "9" + token)).isFalse();
        assertThat(links(NOW, "").opens(FILE, "")).isFalse();
        assertThat(links(NOW, "").opens(FILE, token.substring(token.indexOf('-')))).isFalse();
    }

    @Test
    void the_messages_of_an_hour_name_the_same_link() {
        assertThat(links(NOW, "https://a.example").to(FILE)).isEqualTo(links(NOW.plusSeconds(1_800), "https://a.example").to(FILE));
    }

    @Test
    void without_an_address_there_is_none() {
        assertThatExceptionOfType(RuleBroken.class).isThrownBy(() -> links(NOW, " ").to(FILE))
                .satisfies(broken -> assertThat(broken.code()).isEqualTo("no-public-address")).withMessageContaining("HOPPER_PUBLIC_URL");
    }

    private static boolean opens(Instant now, MediaId file, String link) {
        return links(now, "").opens(file, link.substring(link.lastIndexOf('/') + 1));
    }

    private static MediaLinks links(Instant now, String address) {
        RunMode production = new RunMode(false, false, false, Path.of("unused"));
        return new MediaLinks(MediaLinksTest::sum, new PublicAddress(address, production, new MockEnvironment()),
                Clock.fixed(now, ZoneOffset.UTC), Duration.ofDays(1));
    }

    /** Not secret, but different for different words. */
    private static byte[] sum(String words) {
        byte[] sum = new byte[32];
        byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            sum[i % sum.length] = (byte) (sum[i % sum.length] * 31 + bytes[i]);
        }
        return sum;
    }
}
