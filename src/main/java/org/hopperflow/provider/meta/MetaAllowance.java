package org.hopperflow.provider.meta;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import feign.Response;
import java.time.Duration;
import org.hopperflow.provider.Circle;
import org.hopperflow.provider.UsageTold;
import org.hopperflow.shared.AccountKey;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Passes on what the headers of answers tell of allowances. They come with every answer, so only what is news is passed on, and small
 * changes of an account at most once a second.
 */
@Component
class MetaAllowance {

    private static final long EACH_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long STILL_NANOS = Duration.ofMinutes(1).toNanos();

    private final ObjectMapper mapper;
    private final ApplicationEventPublisher events;
    private final Cache<AccountKey, Told> told = Caffeine.newBuilder().maximumSize(2_000).build();

    private record Told(MetaUsage usage, long at) {

        boolean isNews(MetaUsage now, long nanos) {
            return now.minutes() != usage.minutes() || nanos - at > (now.equals(usage) ? STILL_NANOS : EACH_NANOS);
        }
    }

    MetaAllowance(ObjectMapper mapper, ApplicationEventPublisher events) {
        this.mapper = mapper;
        this.events = events;
    }

    /** The answer to a message: what its headers say is about messages, and of two allowances the worse counts. */
    void sent(AccountKey account, Response response) {
        MetaUsage business = MetaUsage.ofBusiness(response, mapper);
        MetaUsage app = MetaUsage.ofApp(response, mapper);
        if (app.percent() > business.percent()) {
            tell(account, Circle.APP, app.or(business));
        } else {
            tell(account, Circle.BUSINESS_ACCOUNT, business.or(app));
        }
    }

    private void tell(AccountKey account, Circle circle, MetaUsage usage) {
        Told last = told.getIfPresent(account);
        long now = System.nanoTime();
        boolean news = last == null ? !usage.equals(MetaUsage.UNTOLD) : last.isNews(usage, now);
        if (news) {
            told.put(account, new Told(usage, now));
            events.publishEvent(new UsageTold(account, circle, usage.percent(), Duration.ofMinutes(usage.minutes())));
        }
    }
}
