package org.hopperflow.media;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hopperflow.shared.MediaId;
import org.hopperflow.shared.PublicAddress;
import org.hopperflow.shared.RuleBroken;
import org.hopperflow.shared.Signing;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Addresses under which a provider fetches a file of ours without a sign-in: {@code /media/{id}/{token}}. The token is the end of its
 * life and our signature of id and end, so it cannot be guessed, opens one file only, and nothing of it is stored.
 */
@Component
public class MediaLinks {

    private static final Pattern TOKEN = Pattern.compile("(\\d{1,12})-([A-Za-z0-9_-]{43})");
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Signing signing;
    private final PublicAddress address;
    private final Clock clock;
    private final Duration life;

    /** @param life {@code hopper.media.link-life}, at least this long; default one day */
    MediaLinks(Signing signing, PublicAddress address, Clock clock, @Value("${hopper.media.link-life:P1D}") Duration life) {
        this.signing = signing;
        this.address = address;
        this.clock = clock;
        this.life = life;
    }

    /**
     * An address that opens the file for a day. It ends on the hour, so that the messages of an hour name the same one and a provider may
     * keep what it fetched.
     *
     * @throws RuleBroken no-public-address
     */
    public String to(MediaId id) {
        Instant end = clock.instant().plus(life).truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        return address.require() + "/media/" + id + "/" + token(id, end.getEpochSecond());
    }

    /** True for a token of this file whose time is not over. The signature is compared in constant time. */
    boolean opens(MediaId id, String token) {
        Matcher parts = TOKEN.matcher(token);
        if (!parts.matches()) {
            return false;
        }
        long end = Long.parseLong(parts.group(1));
        boolean ours = MessageDigest.isEqual(token.getBytes(StandardCharsets.US_ASCII), token(id, end).getBytes(StandardCharsets.US_ASCII));
        return ours && clock.instant().getEpochSecond() < end;
    }

    private String token(MediaId id, long end) {
        return end + "-" + BASE64.encodeToString(signing.sign("media " + id + " " + end));
    }
}
