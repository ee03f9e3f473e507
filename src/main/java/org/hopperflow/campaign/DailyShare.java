package org.hopperflow.campaign;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.hopperflow.message.DailyCustomers;
import org.hopperflow.message.DailyCustomers.UsedUp;
import org.hopperflow.message.SendingAccounts;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.CampaignId;
import org.hopperflow.shared.EntryId;
import org.springframework.stereotype.Component;

/**
 * Which fresh entries the portfolio's daily limit lets go. Whose number counts already takes no place, so he goes even when the limit is
 * used up; such entries are looked for a piece at a time, since a hopper may have a million that must wait.
 */
@Component
class DailyShare {

    private static final int PIECE = 500;
    private static final long LOOK_EVERY_NANOS = Duration.ofSeconds(1).toNanos();
    private static final UUID START = new UUID(0, 0);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final DailyCustomers customers;
    private final HopperClaimRepository entries;
    private final SendingAccounts accounts;
    private final Cache<CampaignId, Look> looks = Caffeine.newBuilder().expireAfterAccess(Duration.ofMinutes(10)).build();

    /** Where the search for numbers that count already goes on. */
    private record Look(UUID after, long at) {
    }

    DailyShare(DailyCustomers customers, HopperClaimRepository entries, SendingAccounts accounts) {
        this.customers = customers;
        this.entries = entries;
        this.accounts = accounts;
    }

    boolean limited(AccountKey account) {
        return customers.limited(account);
    }

    /** Up to {@code limit} fresh entries whose numbers have a place; another node may take them first. */
    List<EntryId> pick(Campaign campaign, int limit) {
        List<EntryId> picked = customers.usedUp(campaign.accountKey()).isPresent() ? List.of()
                : admitted(campaign, entries.fresh(campaign.id(), START, limit), customers::reserve);
        return picked.isEmpty() ? counted(campaign, limit) : picked;
    }

    private List<EntryId> counted(Campaign campaign, int limit) {
        Look last = looks.getIfPresent(campaign.id());
        if (last != null && System.nanoTime() - last.at() < LOOK_EVERY_NANOS) {
            return List.of();
        }
        List<FreshEntry> piece = entries.fresh(campaign.id(), last == null ? START : last.after(), PIECE);
        List<EntryId> counted = admitted(campaign, piece, customers::counted).stream().limit(limit).toList();
        boolean again = counted.size() == limit;
        UUID after = piece.size() < PIECE ? START : again ? last == null ? START : last.after() : piece.get(PIECE - 1).id().value();
        looks.put(campaign.id(), new Look(after, again ? System.nanoTime() - LOOK_EVERY_NANOS : System.nanoTime()));
        return counted;
    }

    /** Who will not be sent to needs no place: his flow finds out. */
    private static List<EntryId> admitted(Campaign campaign, List<FreshEntry> fresh,
            BiFunction<AccountKey, Collection<String>, Set<String>> places) {
        List<String> phones = fresh.stream().filter(FreshEntry::takesAPlace).map(FreshEntry::phone).toList();
        Set<String> admitted = phones.isEmpty() ? Set.of() : places.apply(campaign.accountKey(), phones);
        return fresh.stream().filter(entry -> !entry.takesAPlace() || admitted.contains(entry.phone())).map(FreshEntry::id).toList();
    }

    /** Why the campaign claims nothing now; null when it does, or has nothing left to claim. */
    String reasonToWait(Campaign campaign) {
        Optional<UsedUp> usedUp = customers.usedUp(campaign.accountKey());
        return usedUp.isEmpty() || entries.fresh(campaign.id(), 1).isEmpty() ? null
                : sentence(usedUp.get(), accounts.timeZone(campaign.accountKey()));
    }

    private static String sentence(UsedUp usedUp, ZoneId zone) {
        Instant at = usedUp.goesOnAt();
        return "The daily limit of " + usedUp.limit() + " customers is used up; sending goes on at " + TIME.format(at.atZone(zone))
                + " (" + zone + ")";
    }
}
