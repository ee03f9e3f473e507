package org.hopperflow.process.reconcile;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Checks that only count: others show these things to people, or a restart of what stands still repairs them. */
@Configuration(proxyBeanMethods = false)
class CountedChecks {

    @Bean
    Check inboxItemsParked(CountRepository counts) {
        return new Counted("inbox-items-parked", counts::inboxItemsParked);
    }

    @Bean
    Check inboxItemsLate(CountRepository counts) {
        return new Counted("inbox-items-late", counts::inboxItemsLate);
    }

    @Bean
    Check webhooksParked(CountRepository counts) {
        return new Counted("webhooks-parked", counts::webhooksParked);
    }

    @Bean
    Check webhooksUnread(CountRepository counts) {
        return new Counted("webhooks-unread", counts::webhooksUnread);
    }

    @Bean
    Check statusesParked(CountRepository counts) {
        return new Counted("statuses-parked", counts::statusesParked);
    }

    @Bean
    Check providerIdAlarms(CountRepository counts) {
        return new Counted("provider-id-alarms", counts::alarms);
    }

    @Bean
    Check jobsWithoutRetries(CountRepository counts) {
        return new Counted("jobs-without-retries", counts::jobsWithoutRetries);
    }

    @Bean
    Check leasesRunOut(CountRepository counts) {
        return new Counted("leases-run-out", counts::leasesRunOut);
    }
}
