package org.hopperflow.provider.meta;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hopperflow.account.MetaCredentials;
import org.hopperflow.provider.ProviderRefused;
import org.hopperflow.provider.SendOutcome;
import org.hopperflow.provider.meta.KnownMedia.Known;
import org.hopperflow.provider.meta.KnownMedia.Place;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.MediaId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Finds Meta's id of a file while a message is written. Uploads run beside the sender: a call may not outlast its lease, and a file may
 * take longer. Until the id is there the attempt goes back to the queue, certainly not sent; who sends near the id's end has it renewed
 * and uses the old one meanwhile.
 */
@Component
class MetaMedia {

    private static final Logger log = LoggerFactory.getLogger(MetaMedia.class);
    /** Source: Cloud API, "business-phone-numbers/media": 30 days for a file that we upload. */
    private static final Duration LIFE = Duration.ofDays(30);
    private static final Duration RENEWED_BEFORE_THE_END = Duration.ofDays(1);
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(2);
    /** How long nobody asks again after an upload that failed. */
    private static final Duration REST = Duration.ofSeconds(20);
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final KnownMedia known;
    private final MetaUploads uploads;
    private final MediaCouriers couriers;
    private final Clock clock;
    private final Map<Place, Failure> failures = new ConcurrentHashMap<>();
    private final Cache<Place, Known> recent = Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(10_000).build();

    MetaMedia(KnownMedia known, MetaUploads uploads, MediaCouriers couriers, Clock clock) {
        this.known = known;
        this.uploads = uploads;
        this.couriers = couriers;
        this.clock = clock;
    }

    private record Failure(SendOutcome outcome, Instant until) {
    }

    /** @throws NotSendableYet while Meta does not have the file */
    String id(AccountKey account, MetaCredentials credentials, MediaId media) {
        Place place = new Place(account, credentials.phoneNumberId(), media);
        Instant now = clock.instant();
        Optional<Known> there = there(place).filter(id -> now.isBefore(id.expiresAt()));
        if (there.filter(id -> now.isBefore(id.expiresAt().minus(RENEWED_BEFORE_THE_END))).isEmpty()) {
            bring(place, credentials, now);
        }
        return there.orElseThrow(() -> new NotSendableYet(failure(place, now).map(Failure::outcome)
                .orElseGet(() -> SendOutcome.Throttled.unheard(ON_ITS_WAY, "The file is on its way to Meta")))).id();
    }

    /** Meta does not take the id any more: the next message has it uploaded anew. */
    void forget(AccountKey account, MetaCredentials credentials, MediaId media) {
        Place place = new Place(account, credentials.phoneNumberId(), media);
        recent.invalidate(place);
        try {
            known.forget(place);
        } catch (RuntimeException e) {
            log.warn("Meta's id of file {} could not be forgotten; the next refusal tries again", media, e);
        }
    }

    private Optional<Known> there(Place place) {
        return Optional.ofNullable(recent.get(place, missing -> known.find(missing).orElse(null)));
    }

    private Optional<Failure> failure(Place place, Instant now) {
        return Optional.ofNullable(failures.get(place)).filter(failure -> now.isBefore(failure.until()));
    }

    private void bring(Place place, MetaCredentials credentials, Instant now) {
        if (failure(place, now).isEmpty()) {
            couriers.bring(place, () -> upload(place, credentials));
        }
    }

    private void upload(Place place, MetaCredentials credentials) {
        try {
            Instant expiresAt = clock.instant().plus(LIFE);
            Known uploaded = new Known(uploads.forSending(credentials, uploads.file(place.media())), expiresAt);
            known.save(place, uploaded);
            recent.put(place, uploaded);
            failures.remove(place);
        } catch (RuntimeException e) {
            log.warn("File {} could not be brought to Meta for account {}: {}", place.media(), place.account(), credentials.blanked(e
                    .toString()));
            failures.put(place, new Failure(outcome(e), clock.instant().plus(REST)));
        }
    }

    /** What passes costs no try; what Meta refuses is a refusal of the message. */
    private static SendOutcome outcome(RuntimeException failure) {
        return failure instanceof ProviderRefused refused && !MetaTrouble.passes(refused)
                ? new SendOutcome.Rejected(refused.code().split("/")[0], "The file was refused: " + refused.getMessage())
                : SendOutcome.Throttled.unheard(REST, "The file is not at Meta yet: " + failure.getMessage());
    }
}
