package org.hopperflow.message;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hopperflow.shared.AccountKey;
import org.hopperflow.shared.AccountSaved;
import org.hopperflow.shared.AttemptId;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Counts customers twice: when entries are claimed, so that the others stay fresh, and when messages are marked, which is what counts. */
@Component
@Order(1)
class CustomerWindow implements DailyCustomers, SendBrake {

    private static final Duration WINDOW = Duration.ofHours(24);
    /** From the claim to the mark it is seconds; who is not sent to after all (suppressed, busy) gives his place back. */
    private static final Duration RESERVED = Duration.ofMinutes(5);
    /** A limit that was raised is noticed soon. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);
    private static final Duration KNOWN = Duration.ofSeconds(5);

    private final CustomerWindowRepository windows;
    private final Clock clock;
    private final Cache<AccountKey, Optional<Portfolio>> portfolios = Caffeine.newBuilder().expireAfterWrite(KNOWN).maximumSize(1_000).build();

    /** @param limit unique customers per 24 hours */
    record Portfolio(String id, int limit) {
    }

    CustomerWindow(CustomerWindowRepository windows, Clock clock) {
        this.windows = windows;
        this.clock = clock;
    }

    private Optional<Portfolio> limitedPortfolio(AccountKey account) {
        return portfolios.get(account, windows::limited);
    }

    @Override
    public boolean limited(AccountKey account) {
        return limitedPortfolio(account).isPresent();
    }

    @Override
    public Optional<UsedUp> usedUp(AccountKey account) {
        return limitedPortfolio(account).filter(portfolio -> windows.used(portfolio.id(), clock.instant()) >= portfolio.limit())
                .map(portfolio -> new UsedUp(portfolio.limit(), nextPlace(portfolio)));
    }

    private Instant nextPlace(Portfolio portfolio) {
        return windows.nextEnd(portfolio.id(), clock.instant()).orElseGet(() -> clock.instant().plus(LOOK_AGAIN));
    }

    @Override
    @Transactional
    public Set<String> reserve(AccountKey account, Collection<String> phones) {
        return limitedPortfolio(account).map(portfolio -> take(portfolio, phones, RESERVED)).orElseGet(() -> Set.copyOf(phones));
    }

    @Override
    public Set<String> counted(AccountKey account, Collection<String> phones) {
        return limitedPortfolio(account).map(portfolio -> windows.known(portfolio.id(), phones, clock.instant())).orElse(Set.of());
    }

    @Override
    public Map<AttemptId, Instant> later(AccountKey account, List<QueuedAttempt> attempts) {
        Portfolio portfolio = limitedPortfolio(account).orElse(null);
        List<QueuedAttempt> templates = attempts.stream().filter(attempt -> attempt.templateId() != null).toList();
        if (portfolio == null || templates.isEmpty()) {
            return Map.of();
        }
        Set<String> admitted = take(portfolio, templates.stream().map(QueuedAttempt::to).toList(), WINDOW);
        Map<AttemptId, Instant> later = new HashMap<>();
        if (!templates.stream().allMatch(attempt -> admitted.contains(attempt.to()))) {
            Instant soon = clock.instant().plus(LOOK_AGAIN);
            Instant next = nextPlace(portfolio);
            templates.stream().filter(attempt -> !admitted.contains(attempt.to()))
                    .forEach(attempt -> later.put(attempt.id(), next.isBefore(soon) ? next : soon));
        }
        return later;
    }

    @Override
    public String reason() {
        return "The daily limit of customers is used up: it goes as soon as there is a place";
    }

    private Set<String> take(Portfolio portfolio, Collection<String> phones, Duration counting) {
        Instant now = clock.instant();
        int left = portfolio.limit() - windows.open(portfolio.id(), now, WINDOW);
        Set<String> known = windows.known(portfolio.id(), phones, now);
        Set<String> added = phones.stream().filter(phone -> !known.contains(phone)).distinct().limit(Math.max(0, left))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        windows.keep(portfolio.id(), known, now.plus(counting));
        windows.add(portfolio.id(), added, now.plus(counting));
        added.addAll(known);
        return added;
    }

    /** The limit or the portfolio may be another one, and while there was no limit nothing was counted: the ledger is asked once more. */
    @EventListener
    @Transactional
    public void on(AccountSaved saved) {
        windows.forget(saved.accountKey());
        portfolios.invalidateAll();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                portfolios.invalidateAll();
            }
        });
    }
}
